package dev.mockbank.admin.transactions;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.screen.Content;
import dev.mockbank.admin.screen.ScreenContent;
import dev.mockbank.admin.search.Days;
import dev.mockbank.admin.search.Search;
import dev.mockbank.admin.transactions.filter.Choices;
import dev.mockbank.admin.transactions.filter.SavedSearches;
import dev.mockbank.admin.transactions.filter.SearchModel;
import dev.mockbank.admin.transactions.list.AccountNames;
import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.admin.transactions.list.TransactionList;
import dev.mockbank.admin.work.Work;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.Transfer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;

/// The transactions that a search finds, which of them are selected, and what can be done with them. While the screen
/// is in front, what others do appears by itself.
public final class TransactionsModel {

    private final Session session;
    private final Formats formats;
    private final ScreenContent content;
    private final AccountNames names = new AccountNames();
    private final SearchModel searching;
    private final TransactionList list;
    private final Selection selection = new Selection();
    private final Deletion deletion;
    private final Edits edits;
    private final ReadOnlyObjectWrapper<Search> shownSearch = new ReadOnlyObjectWrapper<>(Search.ALL);
    private final BooleanProperty atTop = new SimpleBooleanProperty(true);
    private boolean shown;

    public TransactionsModel(Session session, Work work, Formats formats, Preferences preferences) {
        this.session = session;
        this.formats = formats;
        this.content = new ScreenContent(session);
        this.searching = new SearchModel(session, new SavedSearches(preferences));
        this.list = new TransactionList(session, names, content::failed);
        this.deletion = new Deletion(session, work);
        this.edits = new Edits(session);
        atTop.subscribe(top -> {
            if (top && list.newRows().countProperty().get() > 0) {
                look();
            }
        });
        searching.searchProperty().subscribe((_, _) -> load());
        searching.choicesProperty().subscribe((_, now) -> learn(now));
        list.rows().addListener((ListChangeListener<Row>)
                _ -> selection.keepExisting(list.rows()::find, list.rows().isWhole()));
        session.onChange(() -> {
            if (shown) {
                look();
            }
        });
        content.follow(this::refresh);
    }

    /// How far the content has got.
    ScreenContent content() {
        return content;
    }

    /// What is looked for, and what there is to choose from.
    SearchModel searching() {
        return searching;
    }

    /// What the search has found.
    TransactionList list() {
        return list;
    }

    /// What the rows were found by: the search, once the bank has answered.
    ReadOnlyObjectProperty<Search> shownSearchProperty() {
        return shownSearch.getReadOnlyProperty();
    }

    /// What is selected.
    Selection selection() {
        return selection;
    }

    /// What was deleted and can be undone.
    Deletion deletion() {
        return deletion;
    }

    /// Whether the table shows its first row.
    BooleanProperty atTopProperty() {
        return atTop;
    }

    /// Looks for something else.
    void search(Search wanted) {
        searching.search(wanted);
    }

    /// Asks the bank anew.
    void refresh() {
        names.forget();
        load();
        searching.refreshChoices();
    }

    /// Follows the bank from now on.
    void shown() {
        shown = true;
        look();
        searching.refreshChoices();
    }

    /// Rests; what was deleted is sent.
    void hidden() {
        shown = false;
        sendDeletion();
    }

    /// Sees whether the bank has something new.
    void look() {
        boolean current = searching.searchProperty().get().equals(shownSearch.get());
        if (session.bank().isEmpty() || !current) {
            return;
        }
        if (content.contentProperty().get() instanceof Content.Ready) {
            list.look(atTop.get());
        } else {
            load();
        }
    }

    /// Deletes transactions, and the other halves of their transfers: out of sight at once, in the bank when it cannot
    /// be undone any more.
    void delete(List<Row.Booked> rows) {
        sendDeletion();
        var gone = withOtherHalves(rows);
        var next = neighbour(gone);
        list.rows().hide(gone);
        selection.set(next.stream().toList());
        deletion.begin(gone, this::sendDeletion);
    }

    /// Takes back what was deleted last.
    void undoDeletion() {
        var rows = deletion.undo();
        list.rows().unhide(rows);
        selection.set(rows);
    }

    /// Changes transactions' words.
    ///
    /// @param done gets what was changed, and what takes it back
    void edit(List<Edits.Edit> wanted, Consumer<Edits.Done> done, Consumer<Failure> failed) {
        edits.apply(
                wanted,
                changed -> {
                    changed.rows().forEach(row -> {
                        list.rows().replace(row);
                        selection.replace(row);
                    });
                    session.changed();
                    renew(() -> {});
                    searching.refreshChoices();
                    done.accept(changed);
                },
                failed);
    }

    /// The transfer that a transaction is half of.
    void transferOf(Row.Booked row, Consumer<Transfer> found) {
        session.ask(
                bank -> bank.client()
                        .transfers()
                        .get(Objects.requireNonNull(row.transaction().transferId())),
                found,
                content::failed);
    }

    /// Selects a transaction: where it is if it is in memory, else among those of its account and day.
    void show(Transaction transaction) {
        var index = list.rows().find(transaction.id());
        if (index.isEmpty()) {
            var day = formats.time().dayOf(transaction.timestamp());
            search(Search.ALL.withAccount(transaction.accountId()).withDays(Days.between(day, day)));
        }
        selection.set(List.of(new Row.Booked(transaction, names.known(transaction.accountId()))));
    }

    /// A list is not changed while what was deleted from it is not in the bank.
    private void load() {
        if (deletion.pendingProperty().get().isEmpty()) {
            loadNow();
        } else {
            sendDeletion();
        }
    }

    private void loadNow() {
        var wanted = searching.searchProperty().get();
        content.loadOther(
                list.open(wanted.filter(formats.time()), wanted.sort()), opened -> show(wanted, opened), () -> {});
    }

    /// A bank without transactions is told from a search that finds none.
    private boolean show(Search wanted, TransactionList.Opened opened) {
        list.show(opened);
        shownSearch.set(wanted);
        return wanted.isFiltered() || !list.rows().isEmpty();
    }

    private void sendDeletion() {
        deletion.send(this::deleted, (rows, failure) -> {
            content.failed(failure);
            deleted(rows);
        });
    }

    /// What is still there is shown again.
    private void deleted(List<Row.Booked> rows) {
        session.changed();
        renew(() -> list.rows().unhide(rows));
    }

    /// Shows the list that is looked for as it is now.
    private void renew(Runnable end) {
        if (searching.searchProperty().get().equals(shownSearch.get())) {
            list.renew(end);
        } else {
            end.run();
            loadNow();
        }
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

    private void learn(Choices now) {
        if (names.learn(now.accounts())) {
            list.renew(() -> {});
        }
    }
}
