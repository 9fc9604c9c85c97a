package dev.mockbank.admin.transactions.filter;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.search.Search;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.client.TransactionFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is looked for, and what there is to choose from.
public final class SearchModel {

    /// Accounts whose transactions are counted for the choice.
    private static final int MAX_COUNTED = 50;

    private final Session session;
    private final SavedSearches saved;
    private final ReadOnlyObjectWrapper<Search> search = new ReadOnlyObjectWrapper<>(Search.ALL);
    private final ReadOnlyObjectWrapper<Choices> choices = new ReadOnlyObjectWrapper<>(Choices.NONE);

    public SearchModel(Session session, SavedSearches saved) {
        this.session = session;
        this.saved = saved;
    }

    /// What is looked for.
    public ReadOnlyObjectProperty<Search> searchProperty() {
        return search.getReadOnlyProperty();
    }

    /// What there is to choose from.
    public ReadOnlyObjectProperty<Choices> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    /// The searches that were saved by name.
    SavedSearches saved() {
        return saved;
    }

    /// Looks for something else.
    public void search(Search wanted) {
        search.set(wanted);
    }

    /// Looks for something a little different.
    public void change(UnaryOperator<Search> change) {
        search(change.apply(search.get()));
    }

    /// Asks the bank what there is to choose from now; what was known stays until the answer is there.
    public void refreshChoices() {
        refreshChoices(() -> {});
    }

    /// Asks the bank what there is to choose from now.
    ///
    /// @param then runs when the answer is there
    void refreshChoices(Runnable then) {
        session.ask(
                Choices::of,
                now -> {
                    choices.set(now);
                    then.run();
                },
                _ -> {});
    }

    /// Counts the transactions without a category.
    void countUncategorized(LongConsumer counted) {
        session.ask(
                bank -> bank.client()
                        .transactions()
                        .count(TransactionFilter.all().uncategorized())
                        .count(),
                counted::accept,
                _ -> {});
    }

    /// Counts the transactions of accounts, of the first 50.
    void countOfAccounts(List<Account> accounts, Consumer<Map<Long, Long>> counted) {
        session.ask(bank -> counts(bank, accounts), counted, _ -> {});
    }

    private static Map<Long, Long> counts(Bank bank, List<Account> accounts) {
        var counts = new LinkedHashMap<Long, Long>();
        for (var account : accounts.subList(0, Math.min(MAX_COUNTED, accounts.size()))) {
            var filter = TransactionFilter.all().account(account.id());
            counts.put(account.id(), bank.client().transactions().count(filter).count());
        }
        return counts;
    }
}
