package dev.mockbank.admin.overview;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.control.ChartRange;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.BalanceAt;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.Sum;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.client.AccountFilter;
import dev.mockbank.shared.client.BalanceFilter;
import dev.mockbank.shared.client.SumFilter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The whole bank at one look. Months are those of the bank, in UTC.
///
/// @param accounts  how many accounts there are
/// @param names     the accounts' names by number, of the first [#MAX_NAMES]
/// @param thisMonth the month that is going on, without transfers
/// @param lastMonth the one before it, without transfers
/// @param spending  this month's sums by category, without transfers
/// @param balances  all accounts together at the end of each day, as far back as charts look; the last is today's
/// @param pulse     all months, and the latest transactions
record Glance(
        long accounts,
        Map<Long, String> names,
        Sum.OfMonth thisMonth,
        Sum.OfMonth lastMonth,
        List<Sum.OfCategory> spending,
        List<BalanceAt> balances,
        Pulse pulse) {

    /// How many accounts are known by name; transactions of others show the account's number.
    static final int MAX_NAMES = 1_000;

    /// Looks at the bank; for a thread that may wait.
    ///
    /// @param today the day in UTC
    static Glance of(Bank bank, LocalDate today) {
        var month = YearMonth.from(today);
        var last = month.minusMonths(1);
        var summaries = bank.client().summaries();
        var moved = SumFilter.all().withoutTransfers();
        var months = summaries.sumsByMonth(moved.from(last).to(month));
        var accounts = bank.client().accounts().page(AccountFilter.all().limit(MAX_NAMES));
        return new Glance(
                accounts.next() == null
                        ? accounts.rows().size()
                        : bank.admin().admin().info().accounts(),
                accounts.rows().stream().collect(Collectors.toMap(Account::id, Account::name)),
                sum(months, month),
                sum(months, last),
                summaries.sumsByCategory(moved.from(month).to(month)),
                summaries.balances(BalanceFilter.all()
                        .from(ChartRange.longest().from(today))
                        .to(today)),
                Pulse.of(bank, month));
    }

    /// The balances of all accounts together.
    Money total() {
        return balances.isEmpty() ? Money.ZERO : balances.getLast().balance();
    }

    /// How many transactions there are.
    long transactions() {
        return pulse.months().stream().mapToLong(Sum.OfMonth::count).sum();
    }

    /// How many transactions there are of the month that is going on.
    long transactionsThisMonth() {
        return sum(pulse.months(), thisMonth.month()).count();
    }

    /// The name of a transaction's account.
    String account(Transaction transaction) {
        return names.getOrDefault(transaction.accountId(), "Account " + transaction.accountId());
    }

    private static Sum.OfMonth sum(List<Sum.OfMonth> months, YearMonth wanted) {
        return months.stream()
                .filter(sum -> sum.month().equals(wanted))
                .findFirst()
                .orElseGet(() -> new Sum.OfMonth(wanted, Money.ZERO, Money.ZERO, 0));
    }
}
