package dev.mockbank.admin.transactions.list;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.search.Sort;
import dev.mockbank.admin.work.Work;
import dev.mockbank.shared.client.TransactionFilter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// The list of transactions that is looked at: its rows, and how they follow the bank.
public final class TransactionList {

    private final Session session;
    private final PageReader reader;
    private final TransactionRows rows;
    private final NewRows newRows;
    private final Rereading rereading;
    private final BooleanProperty atTop = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<Optional<Failure>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Failure> pageProblem = Optional.empty();
    private Optional<Failure> rereadingProblem = Optional.empty();

    /// @param names tells the accounts' names
    public TransactionList(Session session, Work work, AccountNames names) {
        this.session = session;
        this.reader = new PageReader(names);
        this.rows = new TransactionRows(session, reader, this::pages);
        this.newRows = new NewRows(rows, atTop::get);
        this.rereading = new Rereading(session, work, reader, rows, newRows, this::reread);
        atTop.subscribe(top -> {
            if (top && newRows.countProperty().get() > 0) {
                rereading.look();
            }
        });
    }

    /// Its rows.
    public TransactionRows rows() {
        return rows;
    }

    /// What others have added above the rows shown.
    public NewRows newRows() {
        return newRows;
    }

    /// Whether the first row is in sight: the view tells that.
    public BooleanProperty atTopProperty() {
        return atTop;
    }

    /// What could not be read, until it can.
    public ReadOnlyObjectProperty<Optional<Failure>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// A list as the bank has it now.
    public record Opened(TransactionFilter filter, Sort sort, Snapshot snapshot) {}

    /// The question for a list's beginning, and what it comes to.
    public Session.Question<Opened> open(TransactionFilter filter, Sort sort) {
        var released = rows.released();
        return bank ->
                new Opened(filter, sort, Snapshot.read(bank, reader, new Listing(filter, sort), Sight.TOP, released));
    }

    /// Shows a list that was opened.
    public void show(Opened opened) {
        rereading.stop();
        newRows.clear();
        rows.show(new Listing(opened.filter(), opened.sort()), opened.snapshot());
    }

    /// Whether somebody looks at it: then what cannot be read is tried again.
    public void follow(boolean now) {
        rereading.follow(now);
    }

    /// Sees whether the bank has something new.
    public void look() {
        rereading.look();
    }

    /// Shows the list as it is after an act of one's own, whatever is in sight.
    public void renew() {
        rereading.renew();
    }

    /// Gives some rows of the list, which are read first if they are not in memory.
    public void select(int first, int count, Consumer<List<Row.Booked>> found) {
        new RowRange(rows, first, count)
                .read(
                        session,
                        reader,
                        read -> {
                            pages(Optional.empty());
                            found.accept(read);
                        },
                        failure -> pages(Optional.of(failure)));
    }

    private void pages(Optional<Failure> now) {
        pageProblem = now;
        tell();
        if (now.isPresent()) {
            rereading.retry();
        }
    }

    private void reread(Optional<Failure> now) {
        rereadingProblem = now;
        tell();
    }

    private void tell() {
        problem.set(rereadingProblem.or(() -> pageProblem));
    }
}
