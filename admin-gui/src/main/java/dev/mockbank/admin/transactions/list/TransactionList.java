package dev.mockbank.admin.transactions.list;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.search.Sort;
import dev.mockbank.admin.work.Job;
import dev.mockbank.shared.client.TransactionFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The list of transactions that is looked at: its rows, and how they follow the bank.
public final class TransactionList {

    private final Session session;
    private final Consumer<Failure> failed;
    private final PageReader reader;
    private final TransactionRows rows;
    private final NewRows newRows;
    private @Nullable Job looking;

    /// @param names  tells the accounts' names
    /// @param failed hears of what could not be had
    public TransactionList(Session session, AccountNames names, Consumer<Failure> failed) {
        this.session = session;
        this.failed = failed;
        this.reader = new PageReader(names);
        this.rows = new TransactionRows(session, reader, failed);
        this.newRows = new NewRows(rows);
    }

    /// Its rows.
    public TransactionRows rows() {
        return rows;
    }

    /// What others have added above the rows shown.
    public NewRows newRows() {
        return newRows;
    }

    /// A list as the bank has it now.
    public record Opened(TransactionFilter filter, Sort sort, Snapshot snapshot) {}

    /// The question for a list's beginning, and what it comes to.
    public Session.Question<Opened> open(TransactionFilter filter, Sort sort) {
        return bank -> new Opened(filter, sort, Snapshot.read(bank, reader, new Listing(filter, sort), Sight.TOP));
    }

    /// Shows a list that was opened.
    public void show(Opened opened) {
        stopLooking();
        newRows.clear();
        rows.show(new Listing(opened.filter(), opened.sort()), opened.snapshot());
    }

    /// Sees whether the bank has something new; one look at a time.
    ///
    /// @param atTop whether the first row is in sight
    public void look(boolean atTop) {
        if (looking == null) {
            looking = read(snapshot -> newRows.take(snapshot, atTop), () -> {});
        }
    }

    /// Shows the list as it is after an act of one's own, whatever is in sight.
    ///
    /// @param end runs when it is shown, or could not be had
    public void renew(Runnable end) {
        stopLooking();
        looking = read(
                snapshot -> {
                    newRows.clear();
                    rows.renew(snapshot);
                },
                end);
    }

    /// Gives some rows of the list, which are read first if they are not in memory.
    public void select(int first, int count, Consumer<List<Row.Booked>> found) {
        var here = IntStream.range(first, first + count)
                .mapToObj(rows::booked)
                .flatMap(Optional::stream)
                .toList();
        if (here.size() == count) {
            found.accept(here);
            return;
        }
        var list = rows.list();
        var places = rows.places(first, count);
        session.ask(
                bank -> {
                    var read = new ArrayList<Row.Booked>();
                    for (var place : places) {
                        read.addAll(reader.read(bank, list, place).rows());
                    }
                    return read;
                },
                read -> {
                    if (list.equals(rows.list())) {
                        found.accept(rows.part(first, count, places.getFirst(), read));
                    }
                },
                failed);
    }

    private Job read(Consumer<Snapshot> take, Runnable end) {
        var list = rows.list();
        var sight = rows.sight();
        return session.ask(
                bank -> Snapshot.read(bank, reader, list, sight),
                snapshot -> {
                    looking = null;
                    if (list.equals(rows.list())) {
                        take.accept(snapshot);
                    }
                    end.run();
                },
                _ -> {
                    looking = null;
                    end.run();
                });
    }

    private void stopLooking() {
        if (looking != null) {
            looking.cancel();
            looking = null;
        }
    }
}
