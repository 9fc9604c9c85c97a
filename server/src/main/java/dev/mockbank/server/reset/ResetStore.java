package dev.mockbank.server.reset;

import dev.mockbank.server.db.Parameters;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.shared.Deletion;
import java.sql.Connection;
import java.sql.SQLException;

/// Gives a sandbox an empty ledger.
final class ResetStore {

    /// The sums give the number of transactions. Those of closed accounts do not count.
    private static final String COUNT = """
            SELECT (
                SELECT count(*) FROM accounts
                WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = ?) AND closed_id IS NULL
            ) AS accounts, (
                SELECT coalesce(sum(count), 0) FROM (
                    SELECT count FROM open_category_sums
                    WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = ?)
                    UNION ALL
                    SELECT sign FROM not_rolled_up
                    WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = ?)) counted
            ) AS transactions""";

    /// Ids continue, so that none is ever used twice. The rows of the previous ledger are deleted in the background.
    private static final String REPLACE = """
            WITH ledger AS MATERIALIZED (
                %s WHERE sandboxes.id = ?
            ), discarded AS (
                UPDATE ledgers SET discarded_at = now() FROM ledger WHERE ledgers.id = ledger.ledger_id
                RETURNING ledgers.sandbox_id, last_account_id, last_id
            ), made AS (
                INSERT INTO ledgers (sandbox_id, last_account_id)
                SELECT sandbox_id, last_account_id FROM discarded
                RETURNING id, sandbox_id
            ), sums AS (
                INSERT INTO roll_ups (ledger_id, rolled_up_to, changes_to)
                SELECT id, last_id, last_id FROM made, discarded
            )
            UPDATE sandboxes SET ledger_id = made.id FROM made WHERE sandboxes.id = made.sandbox_id""".formatted(SandboxId.LEDGERS);

    /// Replaces the ledger, in a transaction. Earlier postings are in the previous ledger.
    ///
    /// @return what the previous ledger contained
    Deletion replaceLedger(Connection connection, SandboxId sandbox) throws SQLException {
        try (var lock = connection.prepareStatement(SandboxId.LOCK)) {
            new Parameters(lock).add(sandbox.value());
            lock.execute();
        }
        var deletion = count(connection, sandbox);
        try (var replacement = connection.prepareStatement(REPLACE)) {
            new Parameters(replacement).add(sandbox.value());
            replacement.executeUpdate();
        }
        return deletion;
    }

    private static Deletion count(Connection connection, SandboxId sandbox) throws SQLException {
        try (var statement = connection.prepareStatement(COUNT)) {
            new Parameters(statement).add(sandbox.value()).add(sandbox.value()).add(sandbox.value());
            try (var row = statement.executeQuery()) {
                row.next();
                return new Deletion(row.getLong("accounts"), row.getLong("transactions"));
            }
        }
    }
}
