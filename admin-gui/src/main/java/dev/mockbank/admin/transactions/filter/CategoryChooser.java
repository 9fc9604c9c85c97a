package dev.mockbank.admin.transactions.filter;

import dev.mockbank.admin.control.Chooser;
import dev.mockbank.admin.control.Chooser.Choice;
import dev.mockbank.admin.format.NumberText;
import dev.mockbank.admin.search.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;

/// Lets the user choose categories, the most used first, with how many transactions each has; or that there is none.
final class CategoryChooser {

    /// The name of having no category.
    static final String NONE = "No category";

    private final SearchModel model;
    private final NumberText numbers;
    private final Chooser<Category> chooser;
    private String uncategorized = "";

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
        chooser.open(chip, choices(), chosen(model.searchProperty().get()));
        model.refreshChoices();
        model.countUncategorized(count -> {
            uncategorized = numbers.count(count);
            update();
        });
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
        choices.add(new Choice<>(new Category.None(), NONE, uncategorized));
        model.choicesProperty()
                .get()
                .categories()
                .forEach(category -> choices.add(new Choice<>(
                        new Category.Named(category.category()),
                        category.category(),
                        numbers.count(category.count()))));
        return choices;
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
