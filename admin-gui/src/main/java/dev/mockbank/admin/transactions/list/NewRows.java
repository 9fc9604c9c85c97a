package dev.mockbank.admin.transactions.list;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// What others have changed in the list. It is shown at once where that moves nothing under the user's eyes; rows that
/// have come above what is in sight are counted.
public final class NewRows {

    private final TransactionRows rows;
    private final BooleanSupplier atTop;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

    /// @param atTop tells whether the first row is in sight
    NewRows(TransactionRows rows, BooleanSupplier atTop) {
        this.rows = rows;
        this.atTop = atTop;
    }

    /// How many wait above the rows shown, at most a page of them.
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Whether as many wait as are counted, or more.
    public boolean isMore() {
        return count.get() >= PageWindow.PAGE_ROWS;
    }

    /// Nothing waits any more.
    void clear() {
        count.set(0);
    }

    /// Takes over what the list is now.
    void take(Snapshot now) {
        int waiting = rows.list().sort().isNewestFirst() && !atTop.getAsBoolean() ? waiting(now.first()) : 0;
        if (waiting > 0) {
            count.set(waiting);
            now.count()
                    .ifPresent(counted -> rows.window()
                            .shift((int) counted.count() - rows.window().size()));
        } else {
            clear();
            if (!rows.shows(now)) {
                rows.renew(now);
            }
        }
    }

    private int waiting(List<Row.Booked> first) {
        var known = rows.window().page(0).orElse(List.of()).stream()
                .map(row -> row.transaction().id())
                .collect(Collectors.toSet());
        return (int) first.stream()
                .takeWhile(row -> !known.contains(row.transaction().id()))
                .count();
    }
}
