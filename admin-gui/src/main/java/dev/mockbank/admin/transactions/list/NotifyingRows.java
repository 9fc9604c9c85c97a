package dev.mockbank.admin.transactions.list;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/// A list of rows that finds a row, and tells a table what has changed, without going through all rows, which may be
/// millions.
abstract class NotifyingRows extends ObservableListBase<Row> {

    /// Stands for a row that is not in memory.
    static final Row AWAITED = new Row.Awaited();

    private boolean changing;

    /// Where a transaction is, if it is in memory and to be seen.
    public abstract OptionalInt find(long id);

    /// Where a row is, if it is in memory: nothing is asked for to find it.
    @Override
    public final int indexOf(@Nullable Object row) {
        return row instanceof Row.Booked booked
                ? find(booked.transaction().id()).orElse(-1)
                : -1;
    }

    @Override
    public final boolean contains(@Nullable Object row) {
        return indexOf(row) >= 0;
    }

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
