package dev.mockbank.admin.transactions.filter;

import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.search.Search;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/// What is chosen in the filters by account and by category, as their chips say it.
final class ChosenNames {

    /// So many are named; more are counted.
    private static final int NAMED = 2;

    private final SearchModel model;
    private final Formats formats;

    ChosenNames(SearchModel model, Formats formats) {
        this.model = model;
        this.formats = formats;
    }

    /// Such as `Checking, Savings`, or `5 accounts`.
    ObservableValue<String> accounts() {
        return Bindings.createStringBinding(
                () -> text(
                        model.searchProperty().get().accounts().stream()
                                .map(this::accountName)
                                .toList(),
                        "accounts"),
                model.searchProperty(),
                model.choicesProperty());
    }

    /// Such as `groceries, No category`, or `5 categories`.
    ObservableValue<String> categories() {
        return model.searchProperty().map(search -> text(categories(search), "categories"));
    }

    private static List<String> categories(Search search) {
        var none = search.uncategorized() ? Optional.of(CategoryChooser.NONE) : Optional.<String>empty();
        return Stream.concat(search.categories().stream(), none.stream()).toList();
    }

    private String accountName(long id) {
        return model.choicesProperty().get().accountName(id).orElse("Account " + id);
    }

    private String text(List<String> names, String several) {
        return names.size() <= NAMED
                ? names.stream().collect(Collectors.joining(", "))
                : formats.numbers().count(names.size()) + " " + several;
    }
}
