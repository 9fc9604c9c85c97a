package dev.mockbank.admin.transactions;

import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.admin.transactions.list.TransactionList;
import dev.mockbank.admin.work.Work;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes deleted rows out of sight, and what is selected with them; those that the bank has kept come back when the
/// list has been read again.
final class RowDeletion {

    private final Session session;
    private final TransactionList list;
    private final Selection selection;
    private final Runnable renew;
    private final Deletion deletion;

    /// @param renew reads the list again
    RowDeletion(
            Session session,
            Work work,
            Preferences preferences,
            TransactionList list,
            Selection selection,
            Runnable renew) {
        this.session = session;
        this.list = list;
        this.selection = selection;
        this.renew = renew;
        this.deletion = new Deletion(session, work, preferences, this::ended);
    }

    /// What was deleted and can be undone.
    Deletion deletion() {
        return deletion;
    }

    /// Deletes transactions, and the other halves of their transfers; the row behind them is selected.
    void delete(List<Row.Booked> rows) {
        var gone = withOtherHalves(rows);
        var next = neighbour(gone);
        deletion.begin(gone);
        list.rows().hide(gone);
        selection.set(next.stream().toList());
    }

    /// Takes back what was deleted last.
    void undo() {
        var rows = deletion.undo();
        list.rows().unhide(rows);
        selection.set(rows);
    }

    private void ended(List<Row.Booked> rows) {
        list.rows().release(rows);
        session.changed();
        renew.run();
    }

    private List<Row.Booked> withOtherHalves(List<Row.Booked> rows) {
        var transfers = rows.stream()
                .map(row -> row.transaction().transferId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return Stream.concat(rows.stream(), list.rows().halves(transfers).stream())
                .distinct()
                .toList();
    }

    /// The row behind those that go, or the one before them.
    private Optional<Row.Booked> neighbour(List<Row.Booked> gone) {
        var indexes = gone.stream()
                .flatMapToInt(row -> list.rows().find(row.transaction().id()).stream())
                .summaryStatistics();
        return list.rows().booked(indexes.getMax() + 1).or(() -> list.rows().booked(indexes.getMin() - 1));
    }
}
