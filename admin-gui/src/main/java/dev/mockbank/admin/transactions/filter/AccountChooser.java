package dev.mockbank.admin.transactions.filter;

import dev.mockbank.admin.control.Chooser;
import dev.mockbank.admin.control.Chooser.Choice;
import dev.mockbank.admin.format.NumberText;
import dev.mockbank.admin.search.Search;
import dev.mockbank.shared.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;

/// Lets the user choose accounts, with how many transactions each has among those that the other filters find.
final class AccountChooser {

    private final SearchModel model;
    private final NumberText numbers;
    private final Chooser<Long> chooser;
    private Map<Long, Long> counts = Map.of();

    AccountChooser(SearchModel model, NumberText numbers) {
        this.model = model;
        this.numbers = numbers;
        this.chooser = new Chooser<>(
                "accounts", Search.MAX_VALUES, chosen -> model.change(search -> search.withAccounts(chosen)));
        model.choicesProperty().subscribe((_, _) -> update());
    }

    /// Opens, and asks the bank what there is now and how much of it.
    void open(Node chip) {
        counts = Map.of();
        chooser.open(chip, choices(), model.searchProperty().get().accounts());
        model.refreshChoices(this::count);
    }

    private void count() {
        var accounts = model.choicesProperty().get().accounts().stream()
                .map(Account::id)
                .toList();
        model.count(accounts, Search::withAccount, counted -> {
            counts = counted;
            update();
        });
    }

    private void update() {
        chooser.update(choices());
    }

    private List<Choice<Long>> choices() {
        return model.choicesProperty().get().accounts().stream()
                .map(account -> new Choice<>(
                        account.id(),
                        account.name(),
                        Optional.ofNullable(counts.get(account.id()))
                                .map(numbers::count)
                                .orElse("")))
                .toList();
    }
}
