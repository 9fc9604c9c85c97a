package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Rows;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.TransactionChange;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The table of transactions, and the balances that they move.
final class TransactionStore {

    /// What was taken back before a transaction is no longer part of the balance after it.
    static final String COLUMNS = """
            id, account_id, amount, category, timestamp, description, transfer_id,
            total_after - coalesce((
                SELECT total FROM taken_back
                WHERE taken_back.account_id = transactions.account_id AND transaction_id < transactions.id
                ORDER BY transaction_id DESC LIMIT 1), 0) AS balance_after""";

    private static final String FIND = "SELECT " + COLUMNS + " FROM transactions WHERE id = ?";

    private static final String LINKED =
            "SELECT " + COLUMNS + " FROM transactions WHERE transfer_id = ? ORDER BY id LIMIT 2";

    private static final String BALANCES = "SELECT id, balance FROM accounts WHERE id = ANY (?) LIMIT ?";

    /// The sums get to know of another category by two corrections, unless they have not counted the transaction yet.
    private static final String UPDATE = """
            WITH before AS MATERIALIZED (
                SELECT id, category FROM transactions WHERE id = :id FOR NO KEY UPDATE
            ), changed AS (
                UPDATE transactions
                SET category = CASE WHEN :sets_category THEN CAST(:category AS varchar)
                        ELSE transactions.category END,
                    description = CASE WHEN :sets_description THEN CAST(:description AS text) ELSE description END
                FROM before WHERE transactions.id = before.id
                RETURNING transactions.*
            ), corrected AS (
                INSERT INTO sum_corrections (transaction_id, account_id, category, timestamp, transfer, amount, sign)
                SELECT changed.id, account_id, left(side.category, 100), timestamp, transfer_id IS NOT NULL, amount,
                    sign
                FROM changed JOIN before USING (id)
                CROSS JOIN LATERAL (VALUES (before.category, -1), (changed.category, 1)) AS side (category, sign)
                WHERE before.category IS DISTINCT FROM changed.category
            ), described AS (
                INSERT INTO descriptions (hash, description)
                SELECT hashtextextended(description, 0), description FROM changed
                WHERE :sets_description AND description IS NOT NULL AND (
                    SELECT true FROM descriptions known
                    WHERE hash = hashtextextended(changed.description, 0) AND known.description = changed.description
                    LIMIT 1) IS NULL
            )
            SELECT\s""" + COLUMNS + " FROM changed AS transactions";

    /// The account is locked before the row, as everywhere: whoever comes second waits, and finds the row gone.
    private static final String LOCK_ACCOUNTS = """
            SELECT id FROM accounts WHERE id IN (
                SELECT account_id FROM transactions WHERE id = :id
                UNION ALL
                SELECT leg.account_id FROM transactions named JOIN transactions leg USING (transfer_id)
                WHERE named.id = :id)
            ORDER BY id FOR NO KEY UPDATE""";

    /// To be run behind the lock, as a statement of its own: only then does it see what others took back before.
    private static final String TAKE_BACK = """
            WITH gone AS (
                DELETE FROM transactions
                WHERE id = :id OR transfer_id = (SELECT transfer_id FROM transactions WHERE id = :id)
                RETURNING id, account_id, category, timestamp, transfer_id, amount
            ), corrected AS (
                INSERT INTO sum_corrections (transaction_id, account_id, category, timestamp, transfer, amount, sign)
                SELECT id, account_id, left(category, 100), timestamp, transfer_id IS NOT NULL, amount, -1 FROM gone
            ), moved AS (
                UPDATE accounts SET balance = balance - gone.amount, taken_back = taken_back + gone.amount
                FROM gone WHERE accounts.id = gone.account_id
            ), later AS (
                UPDATE taken_back SET total = total + gone.amount
                FROM gone WHERE taken_back.account_id = gone.account_id AND transaction_id > gone.id
            )
            INSERT INTO taken_back (account_id, transaction_id, total)
            SELECT account_id, id, amount + coalesce((
                SELECT total FROM taken_back before
                WHERE before.account_id = gone.account_id AND before.transaction_id < gone.id
                ORDER BY before.transaction_id DESC LIMIT 1), 0)
            FROM gone
            RETURNING account_id""";

    /// The sums know it without counting rows.
    private static final String COUNT = """
            SELECT coalesce(sum(count), 0) AS transactions
            FROM (
                SELECT count FROM monthly_sums WHERE account_id = 0
                UNION ALL
                SELECT sign FROM not_rolled_up
            ) counted LIMIT 1""";

    Optional<Transaction> find(DbExecute db, long id) {
        return db.createGet(FIND).params(id).execute().map(TransactionStore::transaction);
    }

    /// The transactions of a transfer, in the order of booking.
    List<Transaction> linked(DbExecute db, long transferId) {
        try (var rows = db.createQuery(LINKED).params(transferId).execute()) {
            return rows.map(TransactionStore::transaction).toList();
        }
    }

    /// The balances of those of these accounts that are there.
    Map<Long, Money> balances(DbExecute db, long[] accountIds) {
        try (var rows = db.createQuery(BALANCES)
                .addParam(accountIds)
                .addParam(accountIds.length)
                .execute()) {
            return rows.collect(Collectors.toMap(row -> Rows.number(row, "id"), row -> Rows.money(row, "balance")));
        }
    }

    Optional<Transaction> update(DbExecute db, long id, TransactionChange change) {
        return db.createGet(UPDATE)
                .addParam("sets_category", change.setsCategory())
                .addParam("category", change.category())
                .addParam("sets_description", change.setsDescription())
                .addParam("description", change.description())
                .addParam("id", id)
                .execute()
                .map(TransactionStore::transaction);
    }

    /// Takes the transaction away, with the other one of its transfer, and the amounts out of the balances; to be run
    /// in a transaction.
    boolean delete(DbExecute db, long id) {
        return db.createGet(LOCK_ACCOUNTS).addParam("id", id).execute().isPresent()
                && db.createGet(TAKE_BACK).addParam("id", id).execute().isPresent();
    }

    long count(DbExecute db) {
        return db.createGet(COUNT)
                .execute()
                .map(row -> Rows.number(row, "transactions"))
                .orElseThrow();
    }

    /// A row of these [#COLUMNS].
    static Transaction transaction(DbRow row) {
        return new Transaction(
                Rows.number(row, "id"),
                Rows.number(row, "account_id"),
                Rows.money(row, "amount"),
                Rows.textOrNull(row, "category"),
                Rows.instant(row, "timestamp"),
                Rows.textOrNull(row, "description"),
                Rows.money(row, "balance_after"),
                Rows.longOrNull(row, "transfer_id"));
    }
}
