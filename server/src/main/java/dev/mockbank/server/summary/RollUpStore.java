package dev.mockbank.server.summary;

import dev.mockbank.server.db.Rows;
import dev.mockbank.server.db.SandboxId;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;

/// Writes the sums of a ledger, and the descriptions for text search.
final class RollUpStore {

    private static final String SANDBOXES = """
            SELECT sandboxes.id FROM sandboxes JOIN roll_ups ON roll_ups.ledger_id = sandboxes.ledger_id
            WHERE EXISTS (SELECT FROM transactions
                    WHERE transactions.ledger_id = roll_ups.ledger_id AND transactions.id > rolled_up_to)
                OR EXISTS (SELECT FROM changes WHERE changes.ledger_id = roll_ups.ledger_id AND changes.id > changes_to)
            LIMIT 10000""";

    /// A ledger that another server is rolling up is skipped.
    private static final String LOCK = """
            SELECT roll_ups.ledger_id, rolled_up_to, changes_to
            FROM sandboxes JOIN roll_ups ON roll_ups.ledger_id = sandboxes.ledger_id
            WHERE sandboxes.id = ? FOR NO KEY UPDATE OF roll_ups SKIP LOCKED""";

    /// The id of the last transaction of a step, and of the first change that does not fit into it.
    private static final String PENDING = """
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
    private static final String ADD = """
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
    private static final String FORGET_DESCRIPTIONS = """
            DELETE FROM descriptions WHERE ledger_id = :ledger AND count <= 0 AND digest IN (
                SELECT sha256(convert_to(old_description, 'UTF8')) FROM changes
                WHERE ledger_id = :ledger AND id > :changes_from AND id <= (
                    SELECT changes_to FROM roll_ups WHERE ledger_id = :ledger) AND old_description IS NOT NULL)""";

    private static final String FORGET_CATEGORIES = """
            DELETE FROM %s WHERE ledger_id = :ledger AND count = 0 AND income = 0 AND expense = 0 AND category IN (
                SELECT left(old_category, 100) FROM changes
                WHERE ledger_id = :ledger AND id > :changes_from AND id <= (
                    SELECT changes_to FROM roll_ups WHERE ledger_id = :ledger))""";

    private static final String FORGET_TEXTS = """
            UPDATE changes
            SET old_category = NULL, old_description = NULL, new_category = NULL, new_description = NULL
            WHERE ledger_id = :ledger AND id > :changes_from AND id <= (
                SELECT changes_to FROM roll_ups WHERE ledger_id = :ledger)""";

    private static final String POSITIONS =
            "SELECT ledger_id, rolled_up_to, changes_to FROM roll_ups ORDER BY ledger_id LIMIT 1000000";

    private static final String BEGIN_ANEW = """
            UPDATE roll_ups SET rolled_up_to = 0, changes_to = coalesce((
                SELECT max(id) FROM changes WHERE changes.ledger_id = roll_ups.ledger_id), 0)
            WHERE ledger_id = ? RETURNING changes_to""";

    private static final String FORGET_ALL_TEXTS = """
            UPDATE changes
            SET old_category = NULL, old_description = NULL, new_category = NULL, new_description = NULL
            WHERE ledger_id = ?""";

    private static final String SET_AT_LEAST = """
            UPDATE roll_ups
            SET rolled_up_to = greatest(rolled_up_to, :rolled_up_to), changes_to = greatest(changes_to, :changes_to)
            WHERE ledger_id = :ledger""";

    /// New descriptions are in the pending list of the index, which every search scans.
    private static final String SORT_DESCRIPTIONS = """
            SELECT gin_clean_pending_list(oid) AS pages FROM pg_class
            WHERE oid = to_regclass('descriptions_by_text') LIMIT 1""";

    /// How far the sums of a ledger have come.
    record Position(int ledgerId, long rolledUpTo, long changesTo) {}

    /// What the sums do not include yet.
    ///
    /// @param lastId  the id of the last transaction of the next step; 0 when there is none
    /// @param beyond  the id of the first change that does not fit into the step; empty when all fit
    /// @param changed whether there are changes
    record Pending(long lastId, Optional<Long> beyond, boolean changed) {}

    /// The sandboxes whose sums are not up to date.
    List<SandboxId> sandboxes(DbExecute db) {
        try (var rows = db.createQuery(SANDBOXES).execute()) {
            return rows.map(row -> new SandboxId((int) Rows.number(row, "id"))).toList();
        }
    }

    /// How far the sums of all ledgers have come.
    List<Position> positions(DbExecute db) {
        try (var rows = db.createQuery(POSITIONS).execute()) {
            return rows.map(RollUpStore::position).toList();
        }
    }

    /// Resets the sums of a ledger to empty, with all changes regarded as included in its rows.
    ///
    /// @return the id of the last change
    long beginAnew(DbExecute db, int ledgerId) {
        db.createUpdate(FORGET_ALL_TEXTS).params(ledgerId).execute();
        return db.createGet(BEGIN_ANEW)
                .params(ledgerId)
                .execute()
                .map(row -> Rows.number(row, "changes_to"))
                .orElseThrow();
    }

    /// Records how far the sums of a ledger have come, unless they have come further.
    void setAtLeast(DbExecute db, Position position) {
        db.createUpdate(SET_AT_LEAST)
                .addParam("rolled_up_to", position.rolledUpTo())
                .addParam("changes_to", position.changesTo())
                .addParam("ledger", position.ledgerId())
                .execute();
    }

    /// Locks the sums of a sandbox's current ledger; empty when another server holds the lock.
    Optional<Position> lock(DbExecute db, SandboxId sandbox) {
        return db.createGet(LOCK).params(sandbox.value()).execute().map(RollUpStore::position);
    }

    /// @param step how many transactions, and how many changes, one step processes
    Pending pending(DbExecute db, Position position, int step) {
        return db.createGet(PENDING)
                .addParam("ledger", position.ledgerId())
                .addParam("changes_from", position.changesTo())
                .addParam("from", position.rolledUpTo())
                .addParam("transactions", step - 1)
                .addParam("changes", step)
                .execute()
                .map(row -> new Pending(
                        Optional.ofNullable(Rows.longOrNull(row, "last_id")).orElse(0L),
                        Optional.ofNullable(Rows.longOrNull(row, "beyond")),
                        row.column("changed").getBoolean()))
                .orElseThrow();
    }

    /// Processes the transactions up to an id and all changes; or no transactions, and the changes up to
    /// an id.
    void add(DbExecute db, Position position, long to, long changesTo) {
        db.createUpdate(ADD)
                .addParam("ledger", position.ledgerId())
                .addParam("from", position.rolledUpTo())
                .addParam("to", to)
                .addParam("changes_from", position.changesTo())
                .addParam("changes_to", changesTo)
                .execute();
    }

    /// Deletes descriptions that no transaction has any more, after a step that processed changes.
    void forget(DbExecute db, Position before) {
        for (var sql : List.of(
                FORGET_DESCRIPTIONS,
                FORGET_CATEGORIES.formatted("monthly_sums"),
                FORGET_CATEGORIES.formatted("category_sums"),
                FORGET_TEXTS)) {
            db.createUpdate(sql)
                    .addParam("ledger", before.ledgerId())
                    .addParam("changes_from", before.changesTo())
                    .execute();
        }
    }

    private static Position position(DbRow row) {
        return new Position(
                (int) Rows.number(row, "ledger_id"), Rows.number(row, "rolled_up_to"), Rows.number(row, "changes_to"));
    }

    /// Merges the pending list of the description index, if there is one.
    void sortDescriptions(DbExecute db) {
        db.createGet(SORT_DESCRIPTIONS).execute();
    }
}
