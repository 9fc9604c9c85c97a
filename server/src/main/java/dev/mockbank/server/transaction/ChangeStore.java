package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Parameters;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.shared.TransactionChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// The statements that change transactions that are booked. Each change takes the next id of its ledger
/// and records what it changed, so that the sums can follow. A change is one round trip, which begins
/// with the lock of the sandbox.
final class ChangeStore {

    /// The transaction to change, unless its account is closed.
    private static final String MEANT = SandboxId.LOCK + ";\n" + """
            WITH ledger AS MATERIALIZED (
                %s WHERE sandboxes.id = ?
            ), meant AS MATERIALIZED (
                SELECT transactions.*, last_id FROM ledger
                JOIN transactions ON transactions.ledger_id = ledger.ledger_id AND transactions.id = ?
                JOIN accounts ON accounts.ledger_id = ledger.ledger_id AND accounts.id = transactions.account_id
                WHERE closed_id IS NULL
            ),\s""".formatted(SandboxId.LEDGERS);

    private static final String UPDATE = MEANT + """
            changed AS (
                UPDATE transactions
                SET category = CASE WHEN ? THEN CAST(? AS varchar) ELSE meant.category END,
                    description = CASE WHEN ? THEN CAST(? AS text) ELSE meant.description END
                FROM meant WHERE transactions.ledger_id = meant.ledger_id AND transactions.id = meant.id
                RETURNING transactions.ledger_id, transactions.id, transactions.category, transactions.description
            ), noted AS (
                INSERT INTO changes (
                    ledger_id, id, transaction_id, account_id, deleted, timestamp, transfer, amount,
                    old_category, old_description, new_category, new_description)
                SELECT meant.ledger_id, last_id + 1, meant.id, account_id, false, timestamp, transfer_id IS NOT NULL,
                    amount, meant.category, meant.description, changed.category, changed.description
                FROM meant JOIN changed ON changed.id = meant.id
                WHERE (meant.category, meant.description) IS DISTINCT FROM (changed.category, changed.description)
            )
            SELECT 1 FROM changed""";

    /// The other leg of a transfer is deleted as well, unless its account is closed.
    private static final String DELETE = MEANT + """
            gone AS (
                DELETE FROM transactions USING meant
                WHERE transactions.ledger_id = meant.ledger_id
                    AND (transactions.id = meant.id OR transactions.transfer_id = meant.transfer_id)
                    AND NOT EXISTS (
                        SELECT FROM accounts
                        WHERE accounts.ledger_id = transactions.ledger_id AND accounts.id = transactions.account_id
                            AND closed_id IS NOT NULL)
                RETURNING transactions.*, last_id
            ), noted AS (
                INSERT INTO changes (
                    ledger_id, id, transaction_id, account_id, deleted, timestamp, transfer, amount,
                    old_category, old_description)
                SELECT ledger_id, last_id + row_number() OVER (ORDER BY id), id, account_id, true, timestamp,
                    transfer_id IS NOT NULL, amount, category, description
                FROM gone
            ), moved AS (
                UPDATE accounts SET balance = balance - net.amount, deleted_total = deleted_total + net.amount
                FROM (SELECT ledger_id, account_id, sum(amount) AS amount FROM gone GROUP BY ledger_id, account_id) net
                WHERE accounts.ledger_id = net.ledger_id AND accounts.id = net.account_id
            ), summed AS (
                INSERT INTO deleted_amounts (ledger_id, account_id, level, node, amount)
                SELECT ledger_id, account_id, level, id >> (6 * level) AS node, sum(amount)
                FROM gone CROSS JOIN generate_series(0, 6) AS level
                GROUP BY ledger_id, account_id, level, node
                ON CONFLICT (ledger_id, account_id, level, node)
                DO UPDATE SET amount = deleted_amounts.amount + excluded.amount
            )
            SELECT 1 FROM gone LIMIT 1""";

    /// Changes a transaction's category or description.
    ///
    /// @return whether the transaction exists
    boolean update(Connection connection, SandboxId sandbox, long id, TransactionChange change) throws SQLException {
        try (var statement = connection.prepareStatement(UPDATE)) {
            new Parameters(statement)
                    .add(sandbox.value())
                    .add(sandbox.value())
                    .add(id)
                    .add(change.setsCategory())
                    .add(change.category())
                    .add(change.setsDescription())
                    .add(change.description());
            return hasRow(statement);
        }
    }

    /// Deletes a transaction, and the other leg of its transfer, and subtracts the amounts from the
    /// balances.
    ///
    /// @return whether the transaction existed
    boolean delete(Connection connection, SandboxId sandbox, long id) throws SQLException {
        try (var statement = connection.prepareStatement(DELETE)) {
            new Parameters(statement).add(sandbox.value()).add(sandbox.value()).add(id);
            return hasRow(statement);
        }
    }

    /// Whether the second statement returned a row; the first one takes the lock.
    private static boolean hasRow(PreparedStatement statement) throws SQLException {
        statement.execute();
        statement.getMoreResults();
        try (var rows = statement.getResultSet()) {
            return rows.next();
        }
    }
}
