package dev.mockbank.shared.client;

import java.time.LocalDate;

/// Which balances of the past: by default, at the end of each of the last 365 days. Immutable: each
/// method returns another filter.
public final class BalanceFilter {

    private final Query query;

    private BalanceFilter(Query query) {
        this.query = query;
    }

    /// The total of all accounts.
    public static BalanceFilter all() {
        return new BalanceFilter(Query.NONE);
    }

    /// Only this account.
    public BalanceFilter account(long accountId) {
        return with("account_id", accountId);
    }

    /// The first day, in UTC; a request is for at most 3,660 balances.
    public BalanceFilter from(LocalDate day) {
        return with("date_from", day);
    }

    /// The last day, in UTC.
    public BalanceFilter to(LocalDate day) {
        return with("date_to", day);
    }

    /// Only at the end of each month, and on the last day.
    public BalanceFilter monthly() {
        return with("by", "month");
    }

    Query query() {
        return query;
    }

    private BalanceFilter with(String name, Object value) {
        return new BalanceFilter(query.with(name, value));
    }
}
