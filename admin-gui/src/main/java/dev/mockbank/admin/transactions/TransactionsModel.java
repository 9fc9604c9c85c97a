package dev.mockbank.admin.transactions;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.screen.Content;
import dev.mockbank.admin.screen.ScreenContent;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import dev.mockbank.shared.TransactionChange;
import dev.mockbank.shared.Transfer;
import dev.mockbank.shared.client.TransactionFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The transactions that a search finds, which of them is selected, and what can be done with it. While the screen is
/// in front, postings made by others appear by themselves.
public final class TransactionsModel {

    private static final Duration LOOK_PAUSE = Duration.ofSeconds(2);

    private final Session session;
    private final Work work;
    private final Formats formats;
    private final ScreenContent content;
    private final AccountNames names = new AccountNames();
    private final TransactionRows rows;
    private final NewRows newRows;
    private final Exporting exporting;
    private final ReadOnlyObjectWrapper<Search> search = new ReadOnlyObjectWrapper<>(Search.ALL);
    private final ReadOnlyObjectWrapper<Search> shownSearch = new ReadOnlyObjectWrapper<>(Search.ALL);
    private final ReadOnlyObjectWrapper<Choices> choices = new ReadOnlyObjectWrapper<>(Choices.NONE);
    private final ObjectProperty<@Nullable Long> selected = new SimpleObjectProperty<>();
    private final BooleanProperty atTop = new SimpleBooleanProperty(true);
    private @Nullable Job looking;

    public TransactionsModel(Session session, Work work, Formats formats) {
        this.session = session;
        this.work = work;
        this.formats = formats;
        this.content = new ScreenContent(session);
        this.rows = new TransactionRows(session, names, content::failed);
        this.newRows = new NewRows(session, rows);
        this.exporting = new Exporting(session, work, new CsvExport(names));
        atTop.subscribe(top -> {
            if (top && newRows.countProperty().get() > 0) {
                look();
            }
        });
        content.follow(this::refresh);
    }

    /// How far the content has got.
    ScreenContent content() {
        return content;
    }

    /// What the search has found.
    TransactionRows rows() {
        return rows;
    }

    /// What there is to choose from in filters.
    ReadOnlyObjectProperty<Choices> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    /// What is looked for.
    ReadOnlyObjectProperty<Search> searchProperty() {
        return search.getReadOnlyProperty();
    }

    /// What the rows were found by: the search, once the bank has answered.
    ReadOnlyObjectProperty<Search> shownSearchProperty() {
        return shownSearch.getReadOnlyProperty();
    }

    /// The number of the selected transaction; null when none is.
    ObjectProperty<@Nullable Long> selectedProperty() {
        return selected;
    }

    /// Whether the table shows its first row.
    BooleanProperty atTopProperty() {
        return atTop;
    }

    /// Transactions of others that wait above the rows shown.
    NewRows newRows() {
        return newRows;
    }

    /// The export to a file.
    Exporting exporting() {
        return exporting;
    }

    /// Looks for something else.
    void search(Search wanted) {
        if (!wanted.equals(search.get())) {
            search.set(wanted);
            load();
        }
    }

    /// Looks for all transactions of one account.
    void showAccount(long id) {
        session.ask(
                bank -> bank.client().accounts().get(id),
                account -> search(Search.ALL.withAccount(account)),
                content::failed);
    }

    /// Asks the bank anew.
    void refresh() {
        names.forget();
        load();
        session.ask(Choices::of, choices::set, content::failed);
    }

    /// Follows the bank from now on.
    void shown() {
        hidden();
        looking = work.every(LOOK_PAUSE, () -> true, _ -> look(), _ -> {});
    }

    /// Rests.
    void hidden() {
        if (looking != null) {
            looking.cancel();
        }
    }

    /// Sees whether the bank has something new.
    void look() {
        boolean answers = session.bank().isPresent();
        boolean current = search.get().equals(shownSearch.get());
        if (answers && current) {
            if (content.contentProperty().get() instanceof Content.Ready) {
                newRows.look(filter(), search.get().oldestFirst(), atTop.get());
            } else {
                load();
            }
        }
    }

    /// The selected transaction, if it is in memory.
    Optional<Row.Booked> selectedRow() {
        return Optional.ofNullable(selected.get())
                .flatMap(id -> rows.booked(rows.find(id).orElse(-1)));
    }

    /// Changes a transaction's words.
    void change(Row.Booked row, TransactionChange change, Runnable done, Consumer<Failure> failed) {
        session.ask(
                bank -> bank.client().transactions().change(row.transaction().id(), change),
                changed -> {
                    rows.replace(new Row.Booked(changed, row.account()));
                    done.run();
                    session.ask(Choices::of, choices::set, content::failed);
                },
                failed);
    }

    /// The transfer that a transaction is half of.
    void transferOf(long transferId, Consumer<Transfer> found) {
        session.ask(bank -> bank.client().transfers().get(transferId), found, content::failed);
    }

    /// The name of an account, if it is known.
    String accountName(long id) {
        return names.known(id);
    }

    /// Takes a transaction back, and the other one of its transfer. Its neighbour is selected then.
    void delete(Row.Booked row, Runnable done, Consumer<Failure> failed) {
        int index = rows.find(row.transaction().id()).orElse(0);
        session.tell(
                bank -> bank.client().transactions().delete(row.transaction().id()),
                () -> {
                    selected.set(rows.booked(index + 1)
                            .or(() -> rows.booked(index - 1))
                            .map(next -> next.transaction().id())
                            .orElse(null));
                    rows.reload(index);
                    done.run();
                },
                failed);
    }

    /// Writes what the search finds into a file.
    ///
    /// @param done gets the number of rows
    void export(Path file, LongConsumer done, Consumer<Failure> failed) {
        exporting.start(filter(), file, done, failed);
    }

    private void load() {
        var wanted = search.get();
        var filter = filter();
        content.load(bank -> rows.load(bank, filter, null), first -> show(wanted, filter, first));
    }

    /// A bank without transactions is told from a search that finds none.
    private boolean show(Search wanted, TransactionFilter filter, Loaded first) {
        newRows.clear();
        rows.show(filter, first);
        shownSearch.set(wanted);
        return wanted.isFiltered() || !first.rows().isEmpty();
    }

    private TransactionFilter filter() {
        return search.get().filter(formats.time().zone());
    }
}
