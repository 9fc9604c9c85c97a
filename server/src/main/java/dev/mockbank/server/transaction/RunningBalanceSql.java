package dev.mockbank.server.transaction;

/// The SQL of pages whose first row has a running balance: the account's balance right after that row in
/// the order of time, whatever the order of booking.
final class RunningBalanceSql {

    /// When a day has more transactions than this on both sides of the first row, the page has no
    /// running balances: adding them up would make every page slow on days with millions of
    /// transactions.
    static final int MAX_ROWS_OF_DAY = 100_000;

    private static final int FEW_ROWS_OF_DAY = 500;

    /// The latest transaction has the current balance.
    private static final String NEWEST_PAGE = """
            SELECT COLUMNS, (
                SELECT balance FROM accounts WHERE accounts.ledger_id = LEDGER AND accounts.id = :account_id
            ) AS first_balance
            FROM SOURCE ORDER BY SORTING LIMIT :limit OFFSET :offset""";

    /// The balance at the earliest transaction is the initial balance plus its amount.
    private static final String OLDEST_PAGE = """
            SELECT COLUMNS, amount + (
                SELECT opening_balance FROM accounts WHERE accounts.ledger_id = LEDGER AND accounts.id = :account_id
            ) AS first_balance
            FROM SOURCE ORDER BY SORTING LIMIT :limit OFFSET :offset""";

    /// From the current balance, everything with a later timestamp is subtracted. Whole days come from
    /// the sums, plus what these do not include yet. On the row's own day the transactions are added up
    /// one by one: either those after the row, or those up to it, which are subtracted from the sum of
    /// the day. Which of the two is shorter is found by attempting both with a small limit first.
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

    /// The SQL of a page, with the column `first_balance` in each row: null when the day has too many
    /// transactions.
    ///
    /// `SOURCE` and `SORTING` are placeholders for the source of the page and its order.
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
