package dev.mockbank.admin.transactions;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.shared.TransactionChange;
import dev.mockbank.shared.client.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Changes the words of transactions, one or many, and knows how to change them back.
final class Edits {

    private static final int NOT_FOUND = 404;

    private final Session session;

    Edits(Session session) {
        this.session = session;
    }

    /// What is to be changed of a transaction.
    record Edit(Row.Booked row, TransactionChange change) {

        /// Another category; null takes it away.
        static Edit ofCategory(Row.Booked row, @Nullable String category) {
            return new Edit(row, new TransactionChange(true, category, false, null));
        }

        /// Whether it changes anything.
        boolean isNeeded() {
            var transaction = row.transaction();
            boolean another = change.setsCategory() && !Objects.equals(change.category(), transaction.category());
            return another
                    || (change.setsDescription() && !Objects.equals(change.description(), transaction.description()));
        }

        /// What takes it back.
        Edit reversed() {
            var transaction = row.transaction();
            return new Edit(
                    row,
                    new TransactionChange(
                            change.setsCategory(),
                            transaction.category(),
                            change.setsDescription(),
                            transaction.description()));
        }
    }

    /// What was changed.
    ///
    /// @param rows the transactions as they are now
    /// @param undo what takes it back
    record Done(List<Row.Booked> rows, List<Edit> undo) {}

    /// Makes changes, one after the other; those of transactions that are gone are passed over.
    void apply(List<Edit> edits, Consumer<Done> done, Consumer<Failure> failed) {
        session.ask(bank -> apply(bank, edits), done, failed);
    }

    private static Done apply(Bank bank, List<Edit> edits) {
        var rows = new ArrayList<Row.Booked>();
        var undo = new ArrayList<Edit>();
        for (var edit : edits) {
            try {
                var changed = bank.client()
                        .transactions()
                        .change(edit.row().transaction().id(), edit.change());
                rows.add(new Row.Booked(changed, edit.row().account()));
                undo.add(edit.reversed());
            } catch (ApiException e) {
                if (e.status() != NOT_FOUND) {
                    throw e;
                }
            }
        }
        return new Done(List.copyOf(rows), List.copyOf(undo));
    }
}
