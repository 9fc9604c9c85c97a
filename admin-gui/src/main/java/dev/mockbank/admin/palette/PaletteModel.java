package dev.mockbank.admin.palette;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.screen.Navigator;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.ApiKey;
import dev.mockbank.shared.client.AccountFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the palette finds: screens and acts, which are there at once, and the accounts and keys of the bank as soon as
/// it has answered, [#MAX_OF_BANK] of each at most. The best [#MAX_FOUND] are shown.
public final class PaletteModel {

    /// How many are shown at once.
    static final int MAX_FOUND = 50;

    /// How many accounts are searched, and how many keys.
    static final int MAX_OF_BANK = 1_000;

    private final Session session;
    private final Navigator navigator;
    private final Supplier<List<Entry>> fixed;
    private final List<Entry> all = new ArrayList<>();
    private final ObservableList<Entry> found = FXCollections.observableArrayList();
    private final StringProperty typed = new SimpleStringProperty("");

    /// @param fixed gives the screens, and the acts that are possible now
    public PaletteModel(Session session, Navigator navigator, Supplier<List<Entry>> fixed) {
        this.session = session;
        this.navigator = navigator;
        this.fixed = fixed;
        typed.subscribe(this::find);
    }

    /// What is typed.
    StringProperty typedProperty() {
        return typed;
    }

    /// What fits it, the best first.
    ObservableList<Entry> found() {
        return found;
    }

    /// Begins anew, and asks the bank what is in it now.
    void open() {
        all.clear();
        all.addAll(fixed.get());
        typed.set("");
        find();
        if (session.bank().isPresent()) {
            session.ask(this::ofBank, this::add, _ -> {});
        }
    }

    private void add(List<Entry> ofBank) {
        all.addAll(ofBank);
        find();
    }

    private List<Entry> ofBank(Bank bank) {
        var accounts = bank.client()
                .accounts()
                .page(AccountFilter.all().limit(MAX_OF_BANK))
                .rows();
        var keys = bank.admin().keys().list().stream().filter(key -> !key.revoked());
        return Stream.concat(
                        accounts.stream().map(this::entry),
                        keys.limit(MAX_OF_BANK).map(this::entry))
                .toList();
    }

    private Entry entry(Account account) {
        return new Entry(account.name(), "Account " + account.id(), () -> navigator.openAccount(account.id()));
    }

    private Entry entry(ApiKey key) {
        return new Entry(
                Objects.requireNonNullElse(key.name(), "Without a name"),
                "API key " + key.prefix() + "…",
                () -> navigator.openKey(key.id()));
    }

    private void find() {
        record Ranked(Entry entry, int rank) {}
        found.setAll(all.stream()
                .flatMap(entry -> entry.rank(typed.get()).stream().mapToObj(rank -> new Ranked(entry, rank)))
                .sorted(Comparator.comparingInt(Ranked::rank))
                .limit(MAX_FOUND)
                .map(Ranked::entry)
                .toList());
    }
}
