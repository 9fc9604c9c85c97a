package dev.mockbank.admin.overview;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.shared.Sum;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.client.AccountFilter;
import dev.mockbank.shared.client.SumFilter;
import dev.mockbank.shared.client.TransactionFilter;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// What whatever is booked or taken back changes.
///
/// @param months what all transactions come to, by month
/// @param latest the latest transactions, newest first
/// @param empty  whether the bank has no account
record Pulse(List<Sum.OfMonth> months, List<Transaction> latest, boolean empty) {

    /// How many of the latest transactions are shown.
    static final int LATEST = 8;

    /// The first month that a transaction can have; the server sums up at most a hundred years at once.
    private static final YearMonth FIRST_MONTH = YearMonth.of(1900, 1);

    private static final int MONTHS_AT_ONCE = 1_200;

    /// Feels it; for a thread that may wait.
    ///
    /// @param month the month that is going on, in UTC
    static Pulse of(Bank bank, YearMonth month) {
        var client = bank.client();
        var months = new ArrayList<Sum.OfMonth>();
        for (var from = FIRST_MONTH; !from.isAfter(month); from = from.plusMonths(MONTHS_AT_ONCE)) {
            months.addAll(
                    client.summaries().sumsByMonth(SumFilter.all().from(from).to(from.plusMonths(MONTHS_AT_ONCE - 1))));
        }
        return new Pulse(
                List.copyOf(months),
                client.transactions()
                        .page(TransactionFilter.all().limit(LATEST))
                        .rows(),
                client.accounts().page(AccountFilter.all().limit(1)).rows().isEmpty());
    }
}
