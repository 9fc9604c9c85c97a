package dev.mockbank.server.purge;

import dev.mockbank.server.db.LedgerTables;
import dev.mockbank.server.db.Rows;
import io.helidon.dbclient.DbExecute;
import java.util.List;
import java.util.stream.Stream;

/// The statements that delete one piece.
final class PurgeStore {

    /// The most rows in a piece: some tens of milliseconds of work.
    private static final int ROWS = 2_000;

    private static final String DISCARDED_LEDGER =
            "SELECT id FROM ledgers WHERE discarded_at IS NOT NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED";

    /// In the order in which their rows refer to each other.
    private static final List<String> TABLES = Stream.concat(
                    LedgerTables.OF_ROWS.reversed().stream(), Stream.of(LedgerTables.OF_LEDGERS))
            .toList();

    private static final String DELETE_ROWS =
            "DELETE FROM TABLE WHERE ctid = ANY (ARRAY(SELECT ctid FROM TABLE WHERE ledger_id = :ledger LIMIT :rows))";

    private static final String DELETE_LEDGER = "DELETE FROM ledgers WHERE id = ?";

    private static final String DELETE_SANDBOXES = """
            DELETE FROM sandboxes WHERE ledger_id IS NULL
                AND NOT EXISTS (SELECT FROM ledgers WHERE ledgers.sandbox_id = sandboxes.id)
                AND NOT EXISTS (SELECT FROM api_keys WHERE api_keys.sandbox_id = sandboxes.id)""";

    /// The sums hold all that an account had when they hold every booking and change before it was closed.
    private static final String CLOSED_ACCOUNT = """
            SELECT accounts.ledger_id, accounts.id AS account_id, NOT EXISTS (
                    SELECT FROM transactions WHERE transactions.ledger_id = accounts.ledger_id
                        AND transactions.id > rolled_up_to AND transactions.id <= closed_id)
                AND NOT EXISTS (
                    SELECT FROM changes WHERE changes.ledger_id = accounts.ledger_id AND changes.id > changes_to
                        AND changes.id <= closed_id) AS summed
            FROM accounts JOIN roll_ups ON roll_ups.ledger_id = accounts.ledger_id
            WHERE closed_id IS NOT NULL
            ORDER BY summed DESC LIMIT 1 FOR UPDATE OF accounts SKIP LOCKED""";

    /// Locks out other writers of the ledger's sums.
    private static final String LOCK_SUMS = "SELECT 1 AS locked FROM roll_ups WHERE ledger_id = ? FOR NO KEY UPDATE";

    private static final String DELETE_TRANSACTIONS = """
            WITH removed AS (
                DELETE FROM transactions WHERE ledger_id = :ledger AND id = ANY (ARRAY(
                    SELECT id FROM transactions WHERE ledger_id = :ledger AND account_id = :account
                    ORDER BY timestamp, id LIMIT :rows))
                RETURNING description
            ), described AS (
                SELECT sha256(convert_to(description, 'UTF8')) AS digest, count(*) AS count
                FROM removed WHERE description IS NOT NULL GROUP BY description
            ), fewer AS (
                UPDATE descriptions SET count = descriptions.count - described.count
                FROM described WHERE ledger_id = :ledger AND descriptions.digest = described.digest
                    AND descriptions.count > described.count
            ), none AS (
                DELETE FROM descriptions USING described
                WHERE ledger_id = :ledger AND descriptions.digest = described.digest
                    AND descriptions.count <= described.count
            )
            SELECT count(*) AS rows FROM removed""";

    private static final String DELETE_AMOUNTS = """
            DELETE FROM deleted_amounts WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM deleted_amounts WHERE ledger_id = :ledger AND account_id = :account LIMIT :rows))""";

    /// Deletes sums together with their share of the sums over all accounts.
    private static final String DELETE_MONTHS = """
            WITH removed AS (
                DELETE FROM monthly_sums WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM monthly_sums WHERE ledger_id = :ledger AND account_id = :account LIMIT :rows))
                RETURNING month, category, transfer, income, expense, count
            ), of_all AS (
                UPDATE monthly_sums
                SET income = monthly_sums.income - removed.income, expense = monthly_sums.expense - removed.expense,
                    count = monthly_sums.count - removed.count
                FROM removed
                WHERE ledger_id = :ledger AND account_id = 0 AND monthly_sums.month = removed.month
                    AND monthly_sums.category IS NOT DISTINCT FROM removed.category
                    AND monthly_sums.transfer = removed.transfer
            ), categories AS (
                UPDATE category_sums
                SET income = category_sums.income - less.income, expense = category_sums.expense - less.expense,
                    count = category_sums.count - less.count
                FROM (
                    SELECT category, transfer, sum(income) AS income, sum(expense) AS expense, sum(count) AS count
                    FROM removed GROUP BY category, transfer) less
                WHERE ledger_id = :ledger AND category_sums.category IS NOT DISTINCT FROM less.category
                    AND category_sums.transfer = less.transfer
            )
            SELECT count(*) AS rows FROM removed""";

    private static final String DELETE_DAYS = """
            WITH removed AS (
                DELETE FROM daily_sums WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM daily_sums WHERE ledger_id = :ledger AND account_id = :account LIMIT :rows))
                RETURNING day, amount
            ), of_all AS (
                UPDATE daily_sums SET amount = daily_sums.amount - removed.amount FROM removed
                WHERE ledger_id = :ledger AND account_id = 0 AND daily_sums.day = removed.day
            )
            SELECT count(*) AS rows FROM removed""";

    private static final List<String> DELETE_EMPTY_SUMS = List.of(
            "DELETE FROM monthly_sums WHERE ledger_id = ? AND account_id = 0 AND count = 0",
            "DELETE FROM category_sums WHERE ledger_id = ? AND count = 0");

    private static final String DELETE_ACCOUNT = "DELETE FROM accounts WHERE ledger_id = ? AND id = ?";

    /// The result of a step.
    enum Progress {
        /// A piece was deleted; there may be more.
        DELETED,
        /// There is a closed account whose last postings the sums do not include yet.
        WAITS_FOR_SUMS,
        /// There is nothing to delete, or another server is deleting it.
        NOTHING
    }

    /// Deletes a piece, in a transaction.
    Progress deletePiece(DbExecute db) {
        var ledger = db.createGet(DISCARDED_LEDGER).execute().map(row -> Rows.number(row, "id"));
        if (ledger.isPresent()) {
            deletePieceOfLedger(db, ledger.get());
            return Progress.DELETED;
        }
        var account = db.createGet(CLOSED_ACCOUNT).execute();
        if (account.isEmpty()) {
            return Progress.NOTHING;
        }
        if (!account.get().column("summed").getBoolean()) {
            return Progress.WAITS_FOR_SUMS;
        }
        deletePieceOfAccount(db, Rows.number(account.get(), "ledger_id"), Rows.number(account.get(), "account_id"));
        return Progress.DELETED;
    }

    /// A small ledger goes in one piece.
    private static void deletePieceOfLedger(DbExecute db, long ledgerId) {
        long left = ROWS;
        for (var table : TABLES) {
            left -= db.createDelete(DELETE_ROWS.replace("TABLE", table))
                    .addParam("ledger", ledgerId)
                    .addParam("rows", left)
                    .execute();
            if (left == 0) {
                return;
            }
        }
        db.createDelete(DELETE_LEDGER).params(ledgerId).execute();
        db.createDelete(DELETE_SANDBOXES).execute();
    }

    private static void deletePieceOfAccount(DbExecute db, long ledgerId, long accountId) {
        db.createGet(LOCK_SUMS).params(ledgerId).execute();
        if (rows(db, DELETE_TRANSACTIONS, ledgerId, accountId) > 0
                || deletedAmounts(db, ledgerId, accountId) > 0
                || rows(db, DELETE_MONTHS, ledgerId, accountId) > 0
                || rows(db, DELETE_DAYS, ledgerId, accountId) > 0) {
            return;
        }
        DELETE_EMPTY_SUMS.forEach(sql -> db.createDelete(sql).params(ledgerId).execute());
        db.createDelete(DELETE_ACCOUNT).params(ledgerId, accountId).execute();
    }

    private static long deletedAmounts(DbExecute db, long ledgerId, long accountId) {
        return db.createDelete(DELETE_AMOUNTS)
                .addParam("ledger", ledgerId)
                .addParam("account", accountId)
                .addParam("rows", ROWS)
                .execute();
    }

    private static long rows(DbExecute db, String sql, long ledgerId, long accountId) {
        return db.createGet(sql)
                .addParam("ledger", ledgerId)
                .addParam("account", accountId)
                .addParam("rows", ROWS)
                .execute()
                .map(row -> Rows.number(row, "rows"))
                .orElseThrow();
    }
}
