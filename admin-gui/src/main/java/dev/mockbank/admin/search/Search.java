package dev.mockbank.admin.search;

import dev.mockbank.admin.format.TimeText;
import dev.mockbank.shared.Sum;
import dev.mockbank.shared.TransactionSort;
import dev.mockbank.shared.client.TransactionFilter;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What the user looks for among the transactions, and in which order; everything holds together.
///
/// @param text          is in the description, in any case of letters; empty for any
/// @param accounts      the numbers of the accounts, rising; empty for all
/// @param categories    the categories, sorted; empty for all
/// @param uncategorized whether those without a category are looked for, beside those of the categories
public record Search(
        String text,
        List<Long> accounts,
        List<String> categories,
        boolean uncategorized,
        Days days,
        Amounts amounts,
        Sort sort) {

    /// Everything, newest first.
    public static final Search ALL = new Search("", List.of(), List.of(), false, Days.ALL, Amounts.ALL, Sort.NEWEST);

    /// How long a text the server takes.
    public static final int TEXT_CHARACTERS = 200;

    /// How many accounts, or categories, the server takes.
    public static final int MAX_VALUES = 50;

    public Search {
        accounts = accounts.stream().distinct().sorted().toList();
        categories = categories.stream().distinct().sorted().toList();
    }

    /// The spending of a month in some categories, as the bank sums it up.
    ///
    /// @param sums what is spent in each; null is no category. Of more than [#MAX_VALUES] the first ones count
    public static Search ofSpending(YearMonth month, List<Sum.OfCategory> sums) {
        var first = sums.stream().limit(MAX_VALUES).toList();
        var names = first.stream()
                .flatMap(sum -> Optional.ofNullable(sum.category()).stream())
                .toList();
        return ofMonth(month, Amounts.Direction.SPENDING).withCategories(names, names.size() < first.size());
    }

    /// What came in or went out in a month, as the bank sums it up.
    public static Search ofMonth(YearMonth month, Amounts.Direction direction) {
        return ALL.withDays(Days.ofBank(month)).withAmounts(Amounts.of(direction));
    }

    public Search withText(String wanted) {
        var bounded = wanted.strip();
        return new Search(
                bounded.length() > TEXT_CHARACTERS ? bounded.substring(0, TEXT_CHARACTERS) : bounded,
                accounts,
                categories,
                uncategorized,
                days,
                amounts,
                sort);
    }

    public Search withAccounts(Collection<Long> wanted) {
        return new Search(text, List.copyOf(wanted), categories, uncategorized, days, amounts, sort);
    }

    public Search withAccount(long wanted) {
        return withAccounts(List.of(wanted));
    }

    /// Of these categories.
    ///
    /// @param withNone whether those without a category are looked for, too
    public Search withCategories(Collection<String> wanted, boolean withNone) {
        return new Search(text, accounts, List.copyOf(wanted), withNone, days, amounts, sort);
    }

    public Search withDays(Days wanted) {
        return new Search(text, accounts, categories, uncategorized, wanted, amounts, sort);
    }

    public Search withAmounts(Amounts wanted) {
        return new Search(text, accounts, categories, uncategorized, days, wanted, sort);
    }

    public Search withSort(Sort wanted) {
        return new Search(text, accounts, categories, uncategorized, days, amounts, wanted);
    }

    /// Everything, in the same order.
    public Search cleared() {
        return ALL.withSort(sort);
    }

    /// Whether it leaves anything out.
    public boolean isFiltered() {
        return !cleared().equals(this);
    }

    /// Whether the bank tells the balances in the order of the list: for one account alone, sorted by time.
    public boolean hasRunningBalance() {
        return accounts.size() == 1
                && text.isEmpty()
                && categories.isEmpty()
                && !uncategorized
                && amounts.equals(Amounts.ALL)
                && sort.by() == TransactionSort.TIME;
    }

    /// As the bank is asked.
    ///
    /// @param time tells what day it is, and where days begin
    public TransactionFilter filter(TimeText time) {
        var filter = amounts.narrow(days.narrow(TransactionFilter.all(), time));
        if (!text.isEmpty()) {
            filter = filter.containing(text);
        }
        if (!accounts.isEmpty()) {
            filter = filter.accounts(accounts);
        }
        if (!categories.isEmpty()) {
            filter = filter.categories(categories);
        }
        if (uncategorized) {
            filter = filter.uncategorized();
        }
        return filter;
    }
}
