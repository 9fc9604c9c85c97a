package dev.mockbank.shared.client;

import java.time.LocalDate;

/// Which balances of the past: at the end of each of 365 days until today, unless others are asked for. A filter never
/// changes: each method gives another one.
public final class BalanceFilter {

    private final Query query;

    private BalanceFilter(Query query) {
        this.query = query;
    }

    /// The balances of all accounts together.
    public static BalanceFilter all() {
        return new BalanceFilter(Query.NONE);
    }

    /// Those of an account.
    public BalanceFilter account(long accountId) {
        return with("account_id", accountId);
    }

    /// Those from the end of this day on, in UTC; 3,660 balances at most are asked for at once.
    public BalanceFilter from(LocalDate day) {
        return with("date_from", day);
    }

    /// Those until the end of this day, in UTC.
    public BalanceFilter to(LocalDate day) {
        return with("date_to", day);
    }

    /// Those at the end of each month, and of the last day.
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
