package dev.mockbank.shared.client;

import java.time.YearMonth;

/// Which transactions are summed up: 24 months until now, unless others are named. A filter never changes: each method
/// gives another one.
public final class SumFilter {

    private final Query query;

    private SumFilter(Query query) {
        this.query = query;
    }

    /// The transactions of all accounts, transfers included.
    public static SumFilter all() {
        return new SumFilter(Query.NONE);
    }

    /// Those of an account.
    public SumFilter account(long accountId) {
        return with("account_id", accountId);
    }

    /// Those from this month on, in UTC; it may lie 1,199 months before the last one.
    public SumFilter from(YearMonth month) {
        return with("month_from", month);
    }

    /// Those until the end of this month, in UTC.
    public SumFilter to(YearMonth month) {
        return with("month_to", month);
    }

    /// Those that are no part of a transfer from account to account, which is neither income nor spending.
    public SumFilter withoutTransfers() {
        return with("transfers", false);
    }

    Query query() {
        return query;
    }

    private SumFilter with(String name, Object value) {
        return new SumFilter(query.with(name, value));
    }
}
