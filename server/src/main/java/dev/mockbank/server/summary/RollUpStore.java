package dev.mockbank.server.summary;

import dev.mockbank.server.db.Rows;
import io.helidon.dbclient.DbExecute;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Writes the sums, and the descriptions that were used.
final class RollUpStore {

    private static final String STANDING = """
            SELECT rolled_up_to, (
                    SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM transactions_id_seq
                ) AS last_given, EXISTS (SELECT 1 FROM sum_corrections) AS corrected
            FROM roll_up LIMIT 1""";

    /// A statement that inserts holds this lock before it takes its first number, until what it wrote can be seen.
    private static final String WRITERS = """
            SELECT virtualtransaction FROM pg_locks
            WHERE locktype = 'relation' AND relation = CAST('transactions' AS regclass) AND mode = 'RowExclusiveLock'
                AND granted AND pid <> pg_backend_pid()
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            LIMIT 10000""";

    /// What another server is just rolling up is left to it.
    private static final String LOCK = "SELECT rolled_up_to FROM roll_up FOR UPDATE SKIP LOCKED";

    /// To be run behind the lock, as a statement of its own. Each description is looked up by itself: joined, all that
    /// are known would be read. It sees one moment: corrections that it sees of
    /// transactions which it adds now are in them already, and those that it does not see are added another time.
    private static final String ADD = """
            WITH corrected AS (
                DELETE FROM sum_corrections WHERE transaction_id <= :to
                RETURNING transaction_id, account_id, category, timestamp, transfer, amount, sign
            ), booked AS MATERIALIZED (
                SELECT account_id, category, timestamp, transfer_id, amount, description
                FROM transactions WHERE id > :from AND id <= :to
            ), described AS (
                INSERT INTO descriptions (hash, description)
                SELECT hash, description
                FROM (
                    SELECT DISTINCT hashtextextended(description, 0) AS hash, description
                    FROM booked WHERE description IS NOT NULL) used
                WHERE (
                    SELECT true FROM descriptions known
                    WHERE known.hash = used.hash AND known.description = used.description LIMIT 1) IS NULL
            ), counted AS (
                SELECT account_id, left(category, 100) AS category, timestamp, transfer_id IS NOT NULL AS transfer,
                    amount, 1 AS sign
                FROM booked
                UNION ALL
                SELECT account_id, category, timestamp, transfer, amount, sign
                FROM corrected WHERE transaction_id <= :from
            ), cells AS MATERIALIZED (
                SELECT account_id, CAST(timestamp AT TIME ZONE 'UTC' AS date) AS day, category, transfer,
                    sum(sign * greatest(amount, 0)) AS income, sum(sign * least(amount, 0)) AS expense,
                    sum(sign) AS count
                FROM counted GROUP BY account_id, day, category, transfer
            ), days AS (
                INSERT INTO daily_sums (account_id, day, amount)
                SELECT coalesce(account_id, 0), day, sum(income + expense)
                FROM cells GROUP BY GROUPING SETS ((account_id, day), (day))
                ON CONFLICT (account_id, day) DO UPDATE SET amount = daily_sums.amount + excluded.amount
            ), months AS (
                INSERT INTO monthly_sums (account_id, month, category, transfer, income, expense, count)
                SELECT coalesce(account_id, 0), month, category, transfer, sum(income), sum(expense), sum(count)
                FROM cells
                CROSS JOIN LATERAL CAST(date_trunc('month', CAST(day AS timestamp)) AS date) AS month
                GROUP BY GROUPING SETS ((account_id, month, category, transfer), (month, category, transfer))
                ON CONFLICT (account_id, month, category, transfer) DO UPDATE
                SET income = monthly_sums.income + excluded.income,
                    expense = monthly_sums.expense + excluded.expense,
                    count = monthly_sums.count + excluded.count
            )
            UPDATE roll_up SET rolled_up_to = :to""";

    private static final String NEXT = """
            SELECT id FROM transactions WHERE id > :from ORDER BY id OFFSET :offset LIMIT 1""";

    private static final String BEGIN_ANEW = "UPDATE roll_up SET rolled_up_to = 0";

    /// Descriptions that are new wait in a list of their index, which is read with each search.
    private static final String SORT_DESCRIPTIONS = """
            SELECT gin_clean_pending_list(oid) AS pages FROM pg_class
            WHERE oid = to_regclass('descriptions_by_text') LIMIT 1""";

    /// How far the sums are behind the books.
    ///
    /// @param rolledUpTo the last number that the sums hold
    /// @param lastGiven  the last number that was given to a transaction
    /// @param corrected  whether there are corrections
    record Standing(long rolledUpTo, long lastGiven, boolean corrected) {

        boolean isBehind() {
            return rolledUpTo < lastGiven || corrected;
        }
    }

    Standing standing(DbExecute db) {
        return db.createGet(STANDING)
                .execute()
                .map(row -> new Standing(
                        Rows.number(row, "rolled_up_to"),
                        Rows.number(row, "last_given"),
                        row.column("corrected").getBoolean()))
                .orElseThrow();
    }

    /// The database transactions that are writing transactions now.
    Set<String> writers(DbExecute db) {
        try (var rows = db.createQuery(WRITERS).execute()) {
            return new HashSet<>(
                    rows.map(row -> Rows.text(row, "virtualtransaction")).toList());
        }
    }

    /// Locks the sums and tells what they hold; empty when another server has them.
    Optional<Long> lock(DbExecute db) {
        return db.createGet(LOCK).execute().map(row -> Rows.number(row, "rolled_up_to"));
    }

    /// Adds the transactions after a number up to another one, and all corrections.
    void add(DbExecute db, long from, long to) {
        db.createUpdate(ADD).addParam("from", from).addParam("to", to).execute();
    }

    /// The number of the transaction so many behind a number, if there are as many.
    Optional<Long> after(DbExecute db, long from, long transactions) {
        return db.createGet(NEXT)
                .addParam("from", from)
                .addParam("offset", transactions - 1)
                .execute()
                .map(row -> Rows.number(row, "id"));
    }

    /// Takes the sums as empty.
    void beginAnew(DbExecute db) {
        db.createUpdate(BEGIN_ANEW).execute();
    }

    /// Sorts new descriptions into their index, if there is one.
    void sortDescriptions(DbExecute db) {
        db.createGet(SORT_DESCRIPTIONS).execute();
    }
}
