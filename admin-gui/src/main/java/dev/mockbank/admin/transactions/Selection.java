package dev.mockbank.admin.transactions;

import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.admin.transactions.list.TransactionRows;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The transactions that are selected, wherever their rows are: at most [#MAX_ROWS].
final class Selection {

    /// How many can be selected at once.
    static final int MAX_ROWS = 1_000;

    private static final int NOWHERE = -1;

    private Runnable cut = () -> {};
    private final ReadOnlyObjectWrapper<List<Row.Booked>> rows = new ReadOnlyObjectWrapper<>(List.of());

    /// The selected rows, in the order in which they were given.
    ReadOnlyObjectProperty<List<Row.Booked>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// The selected rows.
    List<Row.Booked> rows() {
        return rows.get();
    }

    /// Selects these and no others.
    void set(Collection<Row.Booked> selected) {
        var byId = new LinkedHashMap<Long, Row.Booked>();
        selected.stream()
                .limit(MAX_ROWS)
                .forEach(row -> byId.put(row.transaction().id(), row));
        var now = List.copyOf(byId.values());
        if (!now.equals(rows())) {
            rows.set(now);
        }
    }

    /// Tells that more was to be selected than can be.
    void cut() {
        cut.run();
    }

    /// Tells who says so.
    void onCut(Runnable say) {
        cut = say;
    }

    /// Takes over what changed of a selected transaction.
    void replace(Row.Booked changed) {
        set(rows().stream()
                .map(row -> row.transaction().id() == changed.transaction().id() ? changed : row)
                .toList());
    }

    /// Takes over what the list has of them now, and forgets what is known to be in it no more.
    void renew(TransactionRows list) {
        boolean complete = list.isWhole();
        set(rows().stream()
                .flatMap(row -> {
                    var now = list.booked(list.find(row.transaction().id()).orElse(NOWHERE));
                    return complete ? now.stream() : Stream.of(now.orElse(row));
                })
                .toList());
    }
}
