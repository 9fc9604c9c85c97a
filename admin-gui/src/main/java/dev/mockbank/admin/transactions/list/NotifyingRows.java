package dev.mockbank.admin.transactions.list;

import java.util.Collections;
import java.util.List;
import javafx.collections.ObservableListBase;

/// A list of rows that tells a table what has changed in it without going through all rows, which may be millions.
abstract class NotifyingRows extends ObservableListBase<Row> {

    /// Stands for a row that is not in memory.
    static final Row AWAITED = new Row.Awaited();

    private boolean changing;

    /// Whether listeners are being told of a change right now.
    public final boolean isChanging() {
        return changing;
    }

    /// Tells that all rows are others.
    ///
    /// @param before how long the list was
    final void tellReplaced(int before) {
        change(() -> {
            if (isEmpty()) {
                nextRemove(0, gone(before));
            } else {
                nextReplace(0, size(), gone(before));
            }
        });
    }

    /// Tells how long the list is now, and that these rows are others.
    ///
    /// @param before how long the list was
    final void tell(int before, Sight changed) {
        int now = size();
        int both = Math.min(before, now);
        change(() -> {
            if (now > before) {
                nextAdd(before, now);
            } else if (now < before) {
                nextRemove(now, gone(before - now));
            }
            for (int i = Math.max(0, changed.first()); i <= Math.min(changed.last(), both - 1); i++) {
                nextUpdate(i);
            }
        });
    }

    private void change(Runnable steps) {
        changing = true;
        beginChange();
        steps.run();
        endChange();
        changing = false;
    }

    /// Stand-ins for rows that are no more, of which only the number matters.
    private static List<Row> gone(int rows) {
        return Collections.nCopies(rows, AWAITED);
    }
}
