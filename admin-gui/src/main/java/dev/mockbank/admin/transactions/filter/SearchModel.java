package dev.mockbank.admin.transactions.filter;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.format.TimeText;
import dev.mockbank.admin.search.Search;
import dev.mockbank.shared.client.TransactionFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is looked for, and what there is to choose from.
public final class SearchModel {

    /// Of how many accounts, or categories, the transactions are counted for the choice: each is a request.
    private static final int MAX_COUNTED = 50;

    private final Session session;
    private final TimeText time;
    private final SavedSearches saved;
    private final ReadOnlyObjectWrapper<Search> search = new ReadOnlyObjectWrapper<>(Search.ALL);
    private final ReadOnlyObjectWrapper<Choices> choices = new ReadOnlyObjectWrapper<>(Choices.NONE);

    /// @param time tells what day it is, and where days begin
    public SearchModel(Session session, TimeText time, SavedSearches saved) {
        this.session = session;
        this.time = time;
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

    /// Counts, for each of these, what a search finds that looks for it beside what else is looked for now: for the
    /// first 50.
    ///
    /// @param one narrows a search to one of them
    <T> void count(List<T> choices, BiFunction<Search, T, Search> one, Consumer<Map<T, Long>> counted) {
        var asked = search.get();
        var filters = new LinkedHashMap<T, TransactionFilter>();
        choices.stream()
                .limit(MAX_COUNTED)
                .forEach(choice -> filters.put(choice, one.apply(asked, choice).filter(time)));
        session.ask(
                bank -> counts(bank, filters),
                counts -> {
                    // What is chosen of them changes none of the counts; another filter does.
                    if (choices.stream()
                            .limit(1)
                            .allMatch(choice -> one.apply(asked, choice).equals(one.apply(search.get(), choice)))) {
                        counted.accept(counts);
                    }
                },
                _ -> {});
    }

    private static <T> Map<T, Long> counts(Bank bank, Map<T, TransactionFilter> filters) {
        var counts = new LinkedHashMap<T, Long>();
        filters.forEach((choice, filter) ->
                counts.put(choice, bank.client().transactions().count(filter).count()));
        return counts;
    }
}
