package dev.mockbank.admin.transactions.filter;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.CategoryCount;
import dev.mockbank.shared.client.AccountFilter;
import java.util.List;
import java.util.Optional;

/// What there is to choose from: the first 1,000 accounts, and the 1,000 most used categories.
public record Choices(List<Account> accounts, List<CategoryCount> categories) {

    public static final Choices NONE = new Choices(List.of(), List.of());

    private static final int LIMIT = 1_000;

    /// Asks the bank for them.
    public static Choices of(Bank bank) {
        var accounts = bank.client().accounts().page(AccountFilter.all().limit(LIMIT));
        var categories = bank.client().summaries().categories(LIMIT);
        return new Choices(
                accounts.rows(),
                categories.stream()
                        .filter(category -> !category.category().isBlank())
                        .toList());
    }

    /// The categories' names, the most used first.
    public List<String> categoryNames() {
        return categories.stream().map(CategoryCount::category).toList();
    }

    /// The name of an account, if it is among them.
    public Optional<String> accountName(long id) {
        return accounts.stream()
                .filter(account -> account.id() == id)
                .map(Account::name)
                .findFirst();
    }
}
