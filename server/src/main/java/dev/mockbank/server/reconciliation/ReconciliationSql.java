package dev.mockbank.server.reconciliation;

import java.util.List;

/// The SQL of [ReconciliationStore].
final class ReconciliationSql {

    static final String LEDGERS =
            "SELECT ledger_id FROM sandboxes WHERE ledger_id IS NOT NULL ORDER BY id LIMIT 100000";

    static final String LEDGER = "SELECT ledger_id FROM sandboxes WHERE id = ?";

    /// The sums give about how many transactions an account has.
    static final String NEXT_ACCOUNTS = """
            SELECT id, coalesce((
                SELECT sum(count) FROM monthly_sums
                WHERE monthly_sums.ledger_id = accounts.ledger_id AND monthly_sums.account_id = accounts.id), 0) AS count
            FROM accounts
            WHERE ledger_id = :ledger AND id > :after AND closed_id IS NULL
            ORDER BY id LIMIT :limit""";

    static final String COMPARE_BALANCES = """
            WITH booked AS (
                SELECT account_id, sum(amount) AS amount, count(*) AS transactions
                FROM transactions WHERE ledger_id = :ledger AND account_id > :after AND account_id <= :last
                GROUP BY account_id
            ), compared AS MATERIALIZED (
                SELECT accounts.id, balance, opening_balance + coalesce(amount, 0) AS booked,
                    coalesce(transactions, 0) AS transactions
                FROM accounts LEFT JOIN booked ON account_id = accounts.id
                WHERE ledger_id = :ledger AND accounts.id > :after AND accounts.id <= :last AND closed_id IS NULL
            )
            SELECT accounts, transactions, id, balance, booked
            FROM (SELECT count(*) AS accounts, coalesce(sum(transactions), 0) AS transactions FROM compared) total
            LEFT JOIN (
                SELECT id, balance, booked FROM compared WHERE balance <> booked ORDER BY id LIMIT :limit
            ) different ON true
            ORDER BY id LIMIT :limit""";

    /// By how much the sums, with the changes that they do not include yet, are too high.
    static final String MONTHS_TOO_MUCH = """
            SELECT account_id, month, category, transfer, sum(income) AS income, sum(expense) AS expense,
                sum(count) AS count
            FROM (
                SELECT account_id, month, category, transfer, income, expense, count FROM monthly_sums
                WHERE ledger_id = :ledger AND account_id > :after AND account_id <= :last
                UNION ALL
                SELECT account_id, CAST(date_trunc('month', timestamp AT TIME ZONE 'UTC') AS date), category, transfer,
                    sign * greatest(amount, 0), sign * least(amount, 0), sign
                FROM not_rolled_up WHERE ledger_id = :ledger AND account_id > :after AND account_id <= :last
                UNION ALL
                SELECT account_id, CAST(date_trunc('month', timestamp AT TIME ZONE 'UTC') AS date),
                    left(category, 100), transfer_id IS NOT NULL, -greatest(amount, 0), -least(amount, 0), -1
                FROM transactions WHERE ledger_id = :ledger AND account_id > :after AND account_id <= :last
            ) counted
            WHERE account_id IN (SELECT id FROM accounts WHERE ledger_id = :ledger AND closed_id IS NULL)
            GROUP BY account_id, month, category, transfer
            HAVING sum(income) <> 0 OR sum(expense) <> 0 OR sum(count) <> 0""";

    static final String DAYS_TOO_MUCH = """
            SELECT account_id, day, sum(amount) AS amount
            FROM (
                SELECT account_id, day, amount FROM daily_sums
                WHERE ledger_id = :ledger AND account_id > :after AND account_id <= :last
                UNION ALL
                SELECT account_id, CAST(timestamp AT TIME ZONE 'UTC' AS date), sign * amount
                FROM not_rolled_up WHERE ledger_id = :ledger AND account_id > :after AND account_id <= :last
                UNION ALL
                SELECT account_id, CAST(timestamp AT TIME ZONE 'UTC' AS date), -amount
                FROM transactions WHERE ledger_id = :ledger AND account_id > :after AND account_id <= :last
            ) counted
            WHERE account_id IN (SELECT id FROM accounts WHERE ledger_id = :ledger AND closed_id IS NULL)
            GROUP BY account_id, day
            HAVING sum(amount) <> 0""";

    static final String COUNT_TOO_MUCH =
            "SELECT (SELECT count(*) FROM (%s) months) + (SELECT count(*) FROM (%s) days) AS differences LIMIT 1"
                    .formatted(MONTHS_TOO_MUCH, DAYS_TOO_MUCH);

    /// The sums over all accounts, compared with those of each.
    static final String MONTHS_OF_ALL = """
            SELECT month, category, transfer, sum(income) AS income, sum(expense) AS expense, sum(count) AS count
            FROM (
                SELECT month, category, transfer, income, expense, count FROM monthly_sums
                WHERE ledger_id = :ledger AND account_id = 0
                UNION ALL
                SELECT month, category, transfer, -income, -expense, -count FROM monthly_sums
                WHERE ledger_id = :ledger AND account_id <> 0
            ) counted
            GROUP BY month, category, transfer
            HAVING sum(income) <> 0 OR sum(expense) <> 0 OR sum(count) <> 0""";

    static final String DAYS_OF_ALL = """
            SELECT day, sum(CASE WHEN account_id = 0 THEN amount ELSE -amount END) AS amount
            FROM daily_sums WHERE ledger_id = :ledger
            GROUP BY day HAVING sum(CASE WHEN account_id = 0 THEN amount ELSE -amount END) <> 0""";

    static final String CATEGORIES_OF_ALL = """
            SELECT category, transfer, sum(income) AS income, sum(expense) AS expense, sum(count) AS count
            FROM (
                SELECT category, transfer, income, expense, count FROM category_sums WHERE ledger_id = :ledger
                UNION ALL
                SELECT category, transfer, -income, -expense, -count FROM monthly_sums
                WHERE ledger_id = :ledger AND account_id <> 0
            ) counted
            GROUP BY category, transfer
            HAVING sum(income) <> 0 OR sum(expense) <> 0 OR sum(count) <> 0""";

    static final String COUNT_OF_ALL = """
            SELECT (SELECT count(*) FROM (%s) months) + (SELECT count(*) FROM (%s) days)
                + (SELECT count(*) FROM (%s) categories) AS differences LIMIT 1""".formatted(MONTHS_OF_ALL, DAYS_OF_ALL, CATEGORIES_OF_ALL);

    /// Locks out other writers of the sums.
    static final String LOCK_SUMS = "SELECT 1 AS locked FROM roll_ups WHERE ledger_id = ? FOR NO KEY UPDATE";

    static final List<String> REPAIR = List.of("""
            INSERT INTO monthly_sums (ledger_id, account_id, month, category, transfer, income, expense, count)
            SELECT :ledger, account_id, month, category, transfer, -income, -expense, -count FROM (%s) too_much
            ON CONFLICT (ledger_id, account_id, month, category, transfer) DO UPDATE
            SET income = monthly_sums.income + excluded.income, expense = monthly_sums.expense + excluded.expense,
                count = monthly_sums.count + excluded.count""".formatted(MONTHS_TOO_MUCH), """
            INSERT INTO daily_sums (ledger_id, account_id, day, amount)
            SELECT :ledger, account_id, day, -amount FROM (%s) too_much
            ON CONFLICT (ledger_id, account_id, day) DO UPDATE SET amount = daily_sums.amount + excluded.amount""".formatted(DAYS_TOO_MUCH));

    static final List<String> REPAIR_ALL =
            List.of("""
            INSERT INTO monthly_sums (ledger_id, account_id, month, category, transfer, income, expense, count)
            SELECT :ledger, 0, month, category, transfer, -income, -expense, -count FROM (%s) too_much
            ON CONFLICT (ledger_id, account_id, month, category, transfer) DO UPDATE
            SET income = monthly_sums.income + excluded.income, expense = monthly_sums.expense + excluded.expense,
                count = monthly_sums.count + excluded.count""".formatted(MONTHS_OF_ALL), """
            INSERT INTO daily_sums (ledger_id, account_id, day, amount)
            SELECT :ledger, 0, day, -amount FROM (%s) too_much
            ON CONFLICT (ledger_id, account_id, day) DO UPDATE SET amount = daily_sums.amount + excluded.amount""".formatted(DAYS_OF_ALL), """
            INSERT INTO category_sums (ledger_id, category, transfer, income, expense, count)
            SELECT :ledger, category, transfer, -income, -expense, -count FROM (%s) too_much
            ON CONFLICT (ledger_id, category, transfer) DO UPDATE
            SET income = category_sums.income + excluded.income, expense = category_sums.expense + excluded.expense,
                count = category_sums.count + excluded.count""".formatted(CATEGORIES_OF_ALL));

    private ReconciliationSql() {}
}
