package dev.mockbank.server.summary;

/// The SQL of [RollUpStore].
final class RollUpSql {

    static final String SANDBOXES = """
            SELECT sandboxes.id FROM sandboxes JOIN roll_ups ON roll_ups.ledger_id = sandboxes.ledger_id
            WHERE EXISTS (SELECT FROM transactions
                    WHERE transactions.ledger_id = roll_ups.ledger_id AND transactions.id > rolled_up_to)
                OR EXISTS (SELECT FROM changes WHERE changes.ledger_id = roll_ups.ledger_id AND changes.id > changes_to)
            LIMIT 10000""";

    /// A ledger that another server is rolling up is skipped.
    static final String LOCK = """
            SELECT roll_ups.ledger_id, rolled_up_to, changes_to
            FROM sandboxes JOIN roll_ups ON roll_ups.ledger_id = sandboxes.ledger_id
            WHERE sandboxes.id = ? FOR NO KEY UPDATE OF roll_ups SKIP LOCKED""";

    /// The id of the last transaction of a step, and of the first change that does not fit into it.
    static final String PENDING = """
            SELECT coalesce(
                    (SELECT id FROM transactions WHERE ledger_id = :ledger AND id > :from
                        ORDER BY id LIMIT 1 OFFSET :transactions),
                    (SELECT max(id) FROM transactions WHERE ledger_id = :ledger)) AS last_id,
                (SELECT id FROM changes WHERE ledger_id = :ledger AND id > :changes_from
                    ORDER BY id LIMIT 1 OFFSET :changes) AS beyond,
                EXISTS (SELECT FROM changes WHERE ledger_id = :ledger AND id > :changes_from) AS changed
            LIMIT 1""";

    /// Executed while holding the lock, as a separate statement. It sees one snapshot: transactions that
    /// it adds are added as they are now, which includes every change that it sees; changes that it does
    /// not see are processed later. So it processes either no transactions, or every change that exists.
    static final String ADD = """
            WITH booked AS MATERIALIZED (
                SELECT account_id, category, timestamp, transfer_id, amount, description
                FROM transactions WHERE ledger_id = :ledger AND id > :from AND id <= :to
            ), changed AS MATERIALIZED (
                SELECT account_id, deleted, timestamp, transfer, amount, old_category, old_description, new_category,
                    new_description
                FROM changes WHERE ledger_id = :ledger AND id > :changes_from AND id <= :changes_to
                    AND transaction_id <= :from
            ), described AS (
                INSERT INTO descriptions (ledger_id, digest, description, count)
                SELECT :ledger, sha256(convert_to(description, 'UTF8')), description, sum(sign)
                FROM (
                    SELECT description, 1 AS sign FROM booked
                    UNION ALL
                    SELECT old_description, -1 FROM changed
                    UNION ALL
                    SELECT new_description, 1 FROM changed WHERE NOT deleted) used
                WHERE description IS NOT NULL
                GROUP BY description HAVING sum(sign) <> 0
                ON CONFLICT (ledger_id, digest) DO UPDATE SET count = descriptions.count + excluded.count
            ), counted AS (
                SELECT account_id, left(category, 100) AS category, timestamp, transfer_id IS NOT NULL AS transfer,
                    amount, 1 AS sign
                FROM booked
                UNION ALL
                SELECT account_id, left(old_category, 100), timestamp, transfer, amount, -1 FROM changed
                UNION ALL
                SELECT account_id, left(new_category, 100), timestamp, transfer, amount, 1 FROM changed
                WHERE NOT deleted
            ), cells AS MATERIALIZED (
                SELECT account_id, CAST(timestamp AT TIME ZONE 'UTC' AS date) AS day, category, transfer,
                    sum(sign * greatest(amount, 0)) AS income, sum(sign * least(amount, 0)) AS expense,
                    sum(sign) AS count
                FROM counted GROUP BY account_id, day, category, transfer
            ), days AS (
                INSERT INTO daily_sums (ledger_id, account_id, day, amount)
                SELECT :ledger, coalesce(account_id, 0), day, sum(income + expense)
                FROM cells GROUP BY GROUPING SETS ((account_id, day), (day))
                ON CONFLICT (ledger_id, account_id, day) DO UPDATE SET amount = daily_sums.amount + excluded.amount
            ), months AS (
                INSERT INTO monthly_sums (ledger_id, account_id, month, category, transfer, income, expense, count)
                SELECT :ledger, coalesce(account_id, 0), month, category, transfer, sum(income), sum(expense), sum(count)
                FROM cells
                CROSS JOIN LATERAL CAST(date_trunc('month', CAST(day AS timestamp)) AS date) AS month
                GROUP BY GROUPING SETS ((account_id, month, category, transfer), (month, category, transfer))
                ON CONFLICT (ledger_id, account_id, month, category, transfer) DO UPDATE
                SET income = monthly_sums.income + excluded.income,
                    expense = monthly_sums.expense + excluded.expense,
                    count = monthly_sums.count + excluded.count
            ), categories AS (
                INSERT INTO category_sums (ledger_id, category, transfer, income, expense, count)
                SELECT :ledger, category, transfer, sum(income), sum(expense), sum(count)
                FROM cells GROUP BY category, transfer
                ON CONFLICT (ledger_id, category, transfer) DO UPDATE
                SET income = category_sums.income + excluded.income,
                    expense = category_sums.expense + excluded.expense,
                    count = category_sums.count + excluded.count
            )
            UPDATE roll_ups SET rolled_up_to = :to, changes_to = greatest(changes_to, least(:changes_to, coalesce((
                SELECT max(id) FROM changes WHERE ledger_id = :ledger), 0)))
            WHERE ledger_id = :ledger""";

    /// Descriptions that no transaction has any more are deleted, also from the changes that were
    /// processed.
    static final String FORGET_DESCRIPTIONS = """
            DELETE FROM descriptions WHERE ledger_id = :ledger AND count <= 0 AND digest IN (
                SELECT sha256(convert_to(old_description, 'UTF8')) FROM changes
                WHERE ledger_id = :ledger AND id > :changes_from AND id <= (
                    SELECT changes_to FROM roll_ups WHERE ledger_id = :ledger) AND old_description IS NOT NULL)""";

    static final String FORGET_CATEGORIES = """
            DELETE FROM %s WHERE ledger_id = :ledger AND count = 0 AND income = 0 AND expense = 0 AND category IN (
                SELECT left(old_category, 100) FROM changes
                WHERE ledger_id = :ledger AND id > :changes_from AND id <= (
                    SELECT changes_to FROM roll_ups WHERE ledger_id = :ledger))""";

    static final String FORGET_TEXTS = """
            UPDATE changes
            SET old_category = NULL, old_description = NULL, new_category = NULL, new_description = NULL
            WHERE ledger_id = :ledger AND id > :changes_from AND id <= (
                SELECT changes_to FROM roll_ups WHERE ledger_id = :ledger)""";

    static final String POSITIONS =
            "SELECT ledger_id, rolled_up_to, changes_to FROM roll_ups ORDER BY ledger_id LIMIT 1000000";

    static final String BEGIN_ANEW = """
            UPDATE roll_ups SET rolled_up_to = 0, changes_to = coalesce((
                SELECT max(id) FROM changes WHERE changes.ledger_id = roll_ups.ledger_id), 0)
            WHERE ledger_id = ? RETURNING changes_to""";

    static final String FORGET_ALL_TEXTS = """
            UPDATE changes
            SET old_category = NULL, old_description = NULL, new_category = NULL, new_description = NULL
            WHERE ledger_id = ?""";

    static final String SET_AT_LEAST = """
            UPDATE roll_ups
            SET rolled_up_to = greatest(rolled_up_to, :rolled_up_to), changes_to = greatest(changes_to, :changes_to)
            WHERE ledger_id = :ledger""";

    /// New descriptions are in the pending list of the index, which every search scans.
    static final String SORT_DESCRIPTIONS = """
            SELECT gin_clean_pending_list(oid) AS pages FROM pg_class
            WHERE oid = to_regclass('descriptions_by_text') LIMIT 1""";

    private RollUpSql() {}
}
