package dev.mockbank.admin.accounts;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.screen.Content;
import dev.mockbank.admin.screen.ScreenContent;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountChange;
import dev.mockbank.shared.NewAccount;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The accounts, those that are searched for among them, and the one whose page is open.
public final class AccountsModel {

    private final Session session;
    private final ScreenContent content;
    private final AccountModel page;
    private final ObservableList<Account> accounts = FXCollections.observableArrayList();
    private final FilteredList<Account> found = new FilteredList<>(accounts);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Account> opened = new ReadOnlyObjectWrapper<>();
    private boolean openedBefore;
    private boolean following;

    public AccountsModel(Session session) {
        this.session = session;
        this.content = new ScreenContent(session);
        this.page = new AccountModel(session);
        search.subscribe(text -> found.setPredicate(matcher(text)));
        session.onChange(() -> {
            if (following) {
                refresh();
            }
        });
        content.follow(this::refresh);
    }

    /// How far the content has got.
    ScreenContent content() {
        return content;
    }

    /// All accounts, sorted by number.
    ObservableList<Account> accounts() {
        return accounts;
    }

    /// Those that are searched for.
    ObservableList<Account> found() {
        return found;
    }

    /// What is searched for: a part of the name or of the type, in any case of letters, or the number.
    StringProperty searchProperty() {
        return search;
    }

    /// The account whose page is open; null when none is.
    ReadOnlyObjectProperty<@Nullable Account> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// The page that is open.
    AccountModel page() {
        return page;
    }

    /// Asks the bank anew.
    void refresh() {
        content.load(bank -> bank.client().accounts().list(), this::show);
    }

    /// While it follows the bank, it asks anew when others open accounts or post.
    void follow(boolean now) {
        following = now;
        // What loads at this moment is asked for already.
        if (following && !(content.contentProperty().get() instanceof Content.Loading)) {
            refresh();
        }
    }

    /// Opens an account's page.
    void open(Account account) {
        openedBefore = true;
        var before = opened.get();
        opened.set(account);
        if (before == null || before.id() != account.id()) {
            page.read(account.id());
        }
    }

    /// Closes the page.
    void close() {
        opened.set(null);
        page.forget();
    }

    /// Opens an account in the bank, and then its page.
    void create(NewAccount account, Consumer<Account> done, Consumer<Failure> failed) {
        session.ask(
                bank -> bank.client().accounts().create(account),
                created -> {
                    search.set("");
                    opened.set(created);
                    openedBefore = true;
                    acted();
                    done.accept(created);
                },
                failed);
    }

    /// Changes an account's name or type.
    void change(Account account, AccountChange change, Consumer<Account> done, Consumer<Failure> failed) {
        session.ask(
                bank -> bank.client().accounts().change(account.id(), change),
                changed -> {
                    acted();
                    done.accept(changed);
                },
                failed);
    }

    /// Counts the transactions that an account would take with it.
    void countTransactions(Account account, LongConsumer counted) {
        session.ask(
                bank -> Statement.transactions(bank, account.id(), YearMonth.now(ZoneOffset.UTC)),
                counted::accept,
                content::failed);
    }

    /// Deletes an account and its transactions.
    void delete(Account account, Runnable done, Consumer<Failure> failed) {
        session.tell(
                bank -> bank.client().accounts().delete(account.id()),
                () -> {
                    acted();
                    done.run();
                },
                failed);
    }

    private void acted() {
        session.changed();
        refresh();
    }

    private boolean show(List<Account> list) {
        if (!accounts.equals(list)) {
            accounts.setAll(list);
        }
        var shown = opened.get();
        if (shown == null) {
            if (!openedBefore && !list.isEmpty()) {
                open(list.getFirst());
            }
        } else {
            list.stream()
                    .filter(account -> account.id() == shown.id())
                    .findFirst()
                    .ifPresentOrElse(this::reopen, this::close);
        }
        return !list.isEmpty();
    }

    private void reopen(Account account) {
        opened.set(account);
        page.read(account.id());
    }

    private static Predicate<Account> matcher(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        return account -> account.name().toLowerCase(Locale.ROOT).contains(wanted)
                || account.type().toLowerCase(Locale.ROOT).contains(wanted)
                || Long.toString(account.id()).equals(wanted);
    }
}
