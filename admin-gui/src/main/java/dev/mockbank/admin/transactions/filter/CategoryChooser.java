package dev.mockbank.admin.transactions.filter;

import dev.mockbank.admin.control.Chooser;
import dev.mockbank.admin.control.Chooser.Choice;
import dev.mockbank.admin.format.NumberText;
import dev.mockbank.admin.search.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;

/// Lets the user choose categories, the most used first, with how many transactions each has among those
/// that the other filters find; or that there is none.
final class CategoryChooser {

    /// The name of having no category.
    static final String NONE = "No category";

    private final SearchModel model;
    private final NumberText numbers;
    private final Chooser<Category> chooser;
    private Map<Category, Long> counts = Map.of();

    CategoryChooser(SearchModel model, NumberText numbers) {
        this.model = model;
        this.numbers = numbers;
        this.chooser = new Chooser<>("categories", Search.MAX_VALUES, this::choose);
        model.choicesProperty().subscribe((_, _) -> update());
    }

    /// A category, or none: a category may be called like the absence of one.
    private sealed interface Category {

        record Named(String name) implements Category {}

        record None() implements Category {}
    }

    /// Opens, and asks the bank what there is now.
    void open(Node chip) {
        counts = Map.of();
        chooser.open(chip, choices(), chosen(model.searchProperty().get()));
        model.refreshChoices(this::count);
    }

    /// The bank tells how often each category is used at all; with other filters, and for none, it is asked for each.
    private void count() {
        var categories = isAlone() ? List.<Category>of(new Category.None()) : categories();
        model.count(categories, CategoryChooser::only, counted -> {
            counts = counted;
            update();
        });
    }

    private boolean isAlone() {
        return !model.searchProperty().get().withCategories(List.of(), false).isFiltered();
    }

    private List<Category> categories() {
        return Stream.<Category>concat(
                        Stream.of(new Category.None()),
                        model.choicesProperty().get().categoryNames().stream().map(Category.Named::new))
                .toList();
    }

    private static Search only(Search search, Category category) {
        return switch (category) {
            case Category.Named(var name) -> search.withCategories(List.of(name), false);
            case Category.None() -> search.withCategories(List.of(), true);
        };
    }

    private void update() {
        chooser.update(choices());
    }

    private void choose(Set<Category> chosen) {
        var named = chosen.stream()
                .flatMap(category -> category instanceof Category.Named(var name) ? Stream.of(name) : Stream.empty())
                .toList();
        model.change(search -> search.withCategories(named, chosen.contains(new Category.None())));
    }

    private List<Choice<Category>> choices() {
        var choices = new ArrayList<Choice<Category>>();
        boolean alone = isAlone();
        choices.add(new Choice<>(new Category.None(), NONE, count(new Category.None())));
        model.choicesProperty().get().categories().forEach(each -> {
            var category = new Category.Named(each.category());
            choices.add(new Choice<>(category, each.category(), alone ? numbers.count(each.count()) : count(category)));
        });
        return choices;
    }

    /// Empty until it is known.
    private String count(Category category) {
        return Optional.ofNullable(counts.get(category)).map(numbers::count).orElse("");
    }

    private static List<Category> chosen(Search search) {
        var chosen = new ArrayList<Category>();
        search.categories().forEach(name -> chosen.add(new Category.Named(name)));
        if (search.uncategorized()) {
            chosen.add(new Category.None());
        }
        return chosen;
    }
}
