package dev.mockbank.admin.transactions;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.screen.ScreenContent;
import dev.mockbank.admin.search.Days;
import dev.mockbank.admin.search.Search;
import dev.mockbank.admin.transactions.filter.Choices;
import dev.mockbank.admin.transactions.filter.SavedSearches;
import dev.mockbank.admin.transactions.filter.SearchModel;
import dev.mockbank.admin.transactions.list.AccountNames;
import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.admin.transactions.list.TransactionList;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.Transfer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/// The transactions that a search finds, which of them are selected, and what can be done with them. While the screen
/// is in front, what others do appears by itself.
public final class TransactionsModel {

    private static final Duration LOOK_AT_THE_DAY = Duration.ofMinutes(1);

    private final Session session;
    private final Work work;
    private final Formats formats;
    private final ScreenContent content;
    private final AccountNames names = new AccountNames();
    private final SearchModel searching;
    private final TransactionList list;
    private final Selection selection = new Selection();
    private final RowDeletion deletion;
    private final Edits edits;
    private final SearchResults results;
    private IntConsumer reveal = _ -> {};
    private boolean shown;
    private @Nullable Job turning;

    public TransactionsModel(Session session, Work work, Formats formats, Preferences preferences) {
        this.session = session;
        this.work = work;
        this.formats = formats;
        this.content = new ScreenContent(session);
        this.searching = new SearchModel(session, formats.time(), new SavedSearches(preferences));
        this.list = new TransactionList(session, work, names);
        this.deletion = new RowDeletion(session, work, preferences, list, selection, this::renew);
        this.edits = new Edits(session);
        this.results = new SearchResults(
                session, formats.time(), content, searching.searchProperty(), list, deletion()::thenRun);
        list.problemProperty().subscribe((before, now) -> {
            before.ifPresent(content::mended);
            now.ifPresent(content::failed);
        });
        list.rows().addListener((ListChangeListener<Row>) _ -> selection.renew(list.rows()));
        searching.searchProperty().subscribe(this::searched);
        searching.choicesProperty().subscribe((_, now) -> learn(now));
        session.onChange(() -> {
            if (shown) {
                results.look();
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
        return results.shownProperty();
    }

    /// What is selected.
    Selection selection() {
        return selection;
    }

    /// What was deleted and can be undone.
    Deletion deletion() {
        return deletion.deletion();
    }

    /// Looks for something else.
    void search(Search wanted) {
        searching.search(wanted);
    }

    /// Asks the bank anew.
    void refresh() {
        names.forget();
        results.load();
        searching.refreshChoices();
    }

    /// Follows the bank from now on.
    void shown() {
        shown = true;
        turning = work.every(LOOK_AT_THE_DAY, () -> true, _ -> results.turnDay(), _ -> {});
        list.follow(true);
        results.look();
        searching.refreshChoices();
    }

    /// Rests; what was deleted is sent.
    void hidden() {
        shown = false;
        if (turning != null) {
            turning.cancel();
        }
        list.follow(false);
        deletion().send();
    }

    /// Deletes transactions, and the other halves of their transfers: out of sight at once, in the bank when it cannot
    /// be undone any more.
    void delete(List<Row.Booked> rows) {
        deletion.delete(rows);
    }

    /// Takes back what was deleted last.
    void undoDeletion() {
        deletion.undo();
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
                    results.renew();
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
        results.whenCurrent(() -> list.rows().find(transaction.id()).ifPresent(reveal));
    }

    /// Tells who brings a row into sight, by its index.
    void onReveal(IntConsumer bring) {
        reveal = bring;
    }

    /// Selects the first row if none is selected: of what is looked for, also when that is still to be found.
    void selectFirst() {
        results.whenCurrent(() -> {
            if (selection.rows().isEmpty()) {
                list.rows().booked(0).ifPresent(row -> selection.set(List.of(row)));
            }
        });
    }

    /// What is selected is in sight, or was: nothing is deleted or changed that another search does not find.
    private void searched(Search before, Search now) {
        if (!before.withSort(now.sort()).equals(now)) {
            selection.set(List.of());
        }
        results.load();
    }

    private void renew() {
        results.renew();
    }

    private void learn(Choices now) {
        if (names.learn(now.accounts())) {
            list.renew();
        }
    }
}
