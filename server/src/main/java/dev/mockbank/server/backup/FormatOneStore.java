package dev.mockbank.server.backup;

import dev.mockbank.server.db.Work;
import io.helidon.dbclient.DbExecute;
import java.util.List;

/// Restores a backup of format 1, which had a single bank: its rows become those of the main sandbox.
final class FormatOneStore {

    private static final List<String> PREPARE = List.of(
            "INSERT INTO sandboxes (id, name, ledger_id) VALUES (1, 'main', 1)",
            "INSERT INTO ledgers (id, sandbox_id, last_account_id) VALUES (1, 1, 0)",
            "INSERT INTO roll_ups (ledger_id, rolled_up_to, changes_to) VALUES (1, 0, 0)",
            "ALTER TABLE accounts ALTER COLUMN ledger_id SET DEFAULT 1",
            "ALTER TABLE transactions ALTER COLUMN ledger_id SET DEFAULT 1",
            "ALTER TABLE claims ALTER COLUMN ledger_id SET DEFAULT 1",
            """
            CREATE TEMPORARY TABLE taken_back (account_id integer, transaction_id bigint, total numeric(30, 2))
            ON COMMIT DROP""");

    private static final List<String> CONVERT = List.of(
            "ALTER TABLE accounts ALTER COLUMN ledger_id DROP DEFAULT",
            "ALTER TABLE transactions ALTER COLUMN ledger_id DROP DEFAULT",
            "ALTER TABLE claims ALTER COLUMN ledger_id DROP DEFAULT",
            """
            INSERT INTO deleted_amounts (ledger_id, account_id, level, node, amount)
            SELECT 1, account_id, level, transaction_id >> (6 * level), sum(amount)
            FROM (
                SELECT account_id, transaction_id, total - lag(total, 1, 0.00)
                    OVER (PARTITION BY account_id ORDER BY transaction_id) AS amount
                FROM taken_back) deleted
            CROSS JOIN generate_series(0, 6) AS level
            GROUP BY account_id, level, transaction_id >> (6 * level)""");

    private static final String SET_LAST_ACCOUNT = """
            UPDATE ledgers SET last_account_id = greatest(?, (SELECT coalesce(max(id), 0) FROM accounts))
            WHERE id = 1""";
    private static final String SET_LAST = "UPDATE roll_ups SET rolled_up_to = ?, changes_to = ? WHERE ledger_id = 1";

    /// Creates the main sandbox, and prepares the tables for rows of the old format.
    boolean prepare(DbExecute db) {
        PREPARE.forEach(db::dml);
        return true;
    }

    /// Converts the rows to the current format.
    ///
    /// @param lastAccountId the last account id that was assigned
    /// @param lastId        the last transaction id that was assigned
    Work<Boolean> convert(long lastAccountId, long lastId) {
        return db -> {
            CONVERT.forEach(db::dml);
            db.createUpdate(SET_LAST_ACCOUNT).params(lastAccountId).execute();
            db.createUpdate(SET_LAST).params(lastId, lastId).execute();
            return true;
        };
    }
}
