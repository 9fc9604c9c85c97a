package dev.mockbank.admin.transactions;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.CategoryCount;
import dev.mockbank.shared.client.AccountFilter;
import java.util.List;

/// What there is to choose from: the first 1,000 accounts, and the 1,000 most used categories.
record Choices(List<Account> accounts, List<String> categories) {

    static final Choices NONE = new Choices(List.of(), List.of());

    private static final int LIMIT = 1_000;

    /// Asks the bank for them.
    static Choices of(Bank bank) {
        var accounts = bank.client().accounts().page(AccountFilter.all().limit(LIMIT));
        var categories = bank.client().summaries().categories(LIMIT);
        return new Choices(
                accounts.rows(),
                categories.stream()
                        .map(CategoryCount::category)
                        .filter(category -> !category.isBlank())
                        .toList());
    }
}
