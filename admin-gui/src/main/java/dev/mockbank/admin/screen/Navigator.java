package dev.mockbank.admin.screen;

import dev.mockbank.admin.search.Search;
import dev.mockbank.shared.Transaction;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which screen is in front, and the way to another one.
public final class Navigator {

    private final ReadOnlyObjectWrapper<Screen> screen;
    private Consumer<Screen> creator = _ -> {};
    private Consumer<Search> transactions = _ -> {};
    private Consumer<Transaction> transaction = _ -> {};
    private LongConsumer account = _ -> {};
    private LongConsumer key = _ -> {};

    /// @param first the screen to begin with
    public Navigator(Screen first) {
        this.screen = new ReadOnlyObjectWrapper<>(first);
    }

    /// The screen in front.
    public ReadOnlyObjectProperty<Screen> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    /// Brings a screen to the front.
    public void open(Screen next) {
        screen.set(next);
    }

    /// Brings a screen to the front and begins what is made there, as Ctrl/Cmd+N does.
    public void create(Screen next) {
        open(next);
        creator.accept(next);
    }

    /// Tells who can begin something on a screen.
    public void onCreate(Consumer<Screen> begin) {
        creator = begin;
    }

    /// Brings the page of an account to the front.
    public void openAccount(long id) {
        open(Screen.ACCOUNTS);
        account.accept(id);
    }

    /// Tells who shows the page of an account.
    public void onAccount(LongConsumer show) {
        account = show;
    }

    /// Brings an API key to the front.
    public void openKey(long id) {
        open(Screen.KEYS);
        key.accept(id);
    }

    /// Tells who shows an API key.
    public void onKey(LongConsumer show) {
        key = show;
    }

    /// Brings the transactions that a search finds to the front.
    public void openTransactions(Search search) {
        open(Screen.TRANSACTIONS);
        transactions.accept(search);
    }

    /// Brings a transaction to the front, among those around it.
    public void openTransaction(Transaction wanted) {
        open(Screen.TRANSACTIONS);
        transaction.accept(wanted);
    }

    /// Tells who shows transactions.
    ///
    /// @param show    shows those that a search finds
    /// @param showOne shows one among those around it
    public void onTransactions(Consumer<Search> show, Consumer<Transaction> showOne) {
        transactions = show;
        transaction = showOne;
    }
}
