package dev.mockbank.server.transaction;

/// The statements of pages whose first row has the running balance of an account: its balance right after
/// that row in the order of time, whatever the order of booking.
final class RunningBalanceSql {

    /// Beyond so many transactions of one day on both sides of a page, it has no running balances: adding up
    /// more would make each page of a day with millions of transactions slow.
    static final int MAX_ROWS_OF_DAY = 100_000;

    private static final int FEW_ROWS_OF_DAY = 500;

    /// The newest row of all has the balance of now.
    private static final String NEWEST_PAGE = """
            SELECT COLUMNS, (
                SELECT balance FROM accounts WHERE accounts.ledger_id = LEDGER AND accounts.id = :account_id
            ) AS first_balance
            FROM SOURCE ORDER BY SORTING LIMIT :limit OFFSET :offset""";

    /// The oldest row of all has what the account began with and its own amount.
    private static final String OLDEST_PAGE = """
            SELECT COLUMNS, amount + (
                SELECT opening_balance FROM accounts WHERE accounts.ledger_id = LEDGER AND accounts.id = :account_id
            ) AS first_balance
            FROM SOURCE ORDER BY SORTING LIMIT :limit OFFSET :offset""";

    /// From the balance of now, what is dated later is taken off. Whole days come from the sums, with what
    /// these do not hold yet. The row's own day is added up one transaction after another: either those after
    /// the row, or those up to it, which are taken off the day. Which side has less is found by trying: first
    /// a few rows on each, then many.
    private static final String PAGE = """
            WITH page AS MATERIALIZED (
                SELECT COLUMNS FROM SOURCE ORDER BY SORTING LIMIT :limit OFFSET :offset
            ), edge AS MATERIALIZED (
                SELECT timestamp, id, day, CAST(day AS timestamp) AT TIME ZONE 'UTC' AS day_begin,
                    CAST(day + 1 AS timestamp) AT TIME ZONE 'UTC' AS day_end
                FROM (SELECT timestamp, id FROM page ORDER BY SORTING LIMIT 1) first
                CROSS JOIN LATERAL CAST(timestamp AT TIME ZONE 'UTC' AS date) AS day
            ), days AS MATERIALIZED (
                SELECT coalesce(sum(amount), 0) AS since,
                    coalesce(sum(amount) FILTER (WHERE moved.day > edge.day), 0) AS later
                FROM edge CROSS JOIN LATERAL (
                    SELECT daily_sums.day, amount FROM daily_sums
                    WHERE ledger_id = LEDGER AND account_id = :account_id AND daily_sums.day >= edge.day
                    UNION ALL
                    SELECT CAST(timestamp AT TIME ZONE 'UTC' AS date), sign * amount FROM not_rolled_up
                    WHERE ledger_id = LEDGER AND account_id = :account_id AND timestamp >= edge.day_begin) moved
            )
            SELECT page.*, (
                SELECT CAST(balance - coalesce(
                    later + AFTER_FEW, since - UNTIL_FEW, later + AFTER_MANY, since - UNTIL_MANY) AS numeric(30, 2))
                FROM edge, days, accounts WHERE accounts.ledger_id = LEDGER AND accounts.id = :account_id
            ) AS first_balance
            FROM page ORDER BY SORTING""";

    private static final String AFTER = """
            (SELECT amount FROM (
                SELECT count(*) AS count, coalesce(sum(amount), 0) AS amount FROM (
                    SELECT amount FROM transactions
                    WHERE ledger_id = LEDGER AND account_id = :account_id AND timestamp < edge.day_end
                        AND (timestamp, id) > (edge.timestamp, edge.id)
                    ORDER BY timestamp, id LIMIT MOST) one_by_one) part
             WHERE count < MOST)""";

    private static final String UNTIL = """
            (SELECT amount FROM (
                SELECT count(*) AS count, coalesce(sum(amount), 0) AS amount FROM (
                    SELECT amount FROM transactions
                    WHERE ledger_id = LEDGER AND account_id = :account_id AND timestamp >= edge.day_begin
                        AND (timestamp, id) <= (edge.timestamp, edge.id)
                    ORDER BY timestamp DESC, id DESC LIMIT MOST) one_by_one) part
             WHERE count < MOST)""";

    private RunningBalanceSql() {}

    /// The statement of a page, with the column `first_balance` in each row: null where the day has too many.
    ///
    /// `SOURCE` and `SORTING` stand for what the page is read from, and in which order.
    static String page(TransactionQuery query) {
        var sql = query.beginsWholeList() ? query.order().descending() ? NEWEST_PAGE : OLDEST_PAGE : PAGE;
        return sql.replace("AFTER_FEW", most(AFTER, FEW_ROWS_OF_DAY))
                .replace("UNTIL_FEW", most(UNTIL, FEW_ROWS_OF_DAY))
                .replace("AFTER_MANY", most(AFTER, MAX_ROWS_OF_DAY))
                .replace("UNTIL_MANY", most(UNTIL, MAX_ROWS_OF_DAY))
                .replace("LEDGER", TransactionStore.LEDGER)
                .replace("COLUMNS", TransactionStore.COLUMNS_OF_ACCOUNT);
    }

    private static String most(String part, int rows) {
        return part.replace("MOST", Integer.toString(rows));
    }
}
