package dev.mockbank.admin.accounts;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.control.ChartRange;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.BalanceAt;
import dev.mockbank.shared.Sum;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.client.BalanceFilter;
import dev.mockbank.shared.client.SumFilter;
import dev.mockbank.shared.client.TransactionFilter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/// What an account's page tells.
///
/// @param balances     at the end of each day of two years, the earliest first
/// @param month        the month, in UTC, that the spending is of
/// @param spending     what each category comes to, without transfers
/// @param latest       the latest transactions, newest first
/// @param transactions how many the account has in all
record Statement(
        Account account,
        List<BalanceAt> balances,
        YearMonth month,
        List<Sum.OfCategory> spending,
        List<Transaction> latest,
        long transactions) {

    /// How many of the latest transactions are told.
    static final int LATEST = 10;

    /// The first month that a transaction can have; the server sums up at most a hundred years at once.
    private static final YearMonth FIRST_MONTH = YearMonth.of(1900, 1);

    private static final int MONTHS_AT_ONCE = 1_200;

    /// Asks for it; for a thread that may wait.
    ///
    /// @param today in UTC
    static Statement of(Bank bank, long accountId, LocalDate today) {
        var client = bank.client();
        var month = YearMonth.from(today);
        return new Statement(
                client.accounts().get(accountId),
                client.summaries()
                        .balances(BalanceFilter.all()
                                .account(accountId)
                                .from(ChartRange.longest().from(today))),
                month,
                client.summaries()
                        .sumsByCategory(SumFilter.all()
                                .account(accountId)
                                .from(month)
                                .to(month)
                                .withoutTransfers()),
                client.transactions()
                        .page(TransactionFilter.all().account(accountId).limit(LATEST))
                        .rows(),
                transactions(bank, accountId, month));
    }

    /// How many transactions an account has; for a thread that may wait.
    ///
    /// @param now the month that is going on, in UTC
    static long transactions(Bank bank, long accountId, YearMonth now) {
        long transactions = 0;
        for (var from = FIRST_MONTH; !from.isAfter(now); from = from.plusMonths(MONTHS_AT_ONCE)) {
            var filter = SumFilter.all().account(accountId).from(from).to(from.plusMonths(MONTHS_AT_ONCE - 1));
            transactions += bank.client().summaries().sumsByCategory(filter).stream()
                    .mapToLong(Sum::count)
                    .sum();
        }
        return transactions;
    }
}
