package dev.mockbank.server.account;

import dev.mockbank.server.db.Conditions;
import dev.mockbank.server.db.Parameters;
import dev.mockbank.server.db.Rows;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountChange;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The table of accounts. Closed accounts are invisible; their rows are deleted in pieces, in the background.
final class AccountStore {

    /// Takes the next id from the ledger. Returns nothing if a reset has just replaced the ledger.
    private static final String INSERT = """
            WITH numbered AS (
                UPDATE ledgers SET last_account_id = last_account_id + 1
                WHERE id = (SELECT ledger_id FROM sandboxes WHERE id = ?) AND discarded_at IS NULL
                RETURNING id, last_account_id
            )
            INSERT INTO accounts (ledger_id, id, name, type, balance, opening_balance)
            SELECT id, last_account_id, ?, ?, ?, ? FROM numbered
            RETURNING id, name, type, balance""";

    private static final String FIND = """
            SELECT id, name, type, balance FROM accounts
            WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = ?) AND id = ? AND closed_id IS NULL""";

    /// Looks each account up by the index: with a join, a small table would be scanned.
    private static final String FIND_ALL = """
            SELECT found.id, name, type, balance, place
            FROM unnest(CAST(? AS integer[]), CAST(? AS integer[])) WITH ORDINALITY AS asked (sandbox_id, id, place)
            CROSS JOIN LATERAL (
                SELECT accounts.* FROM sandboxes JOIN accounts ON accounts.ledger_id = sandboxes.ledger_id
                WHERE sandboxes.id = asked.sandbox_id AND accounts.id = asked.id AND closed_id IS NULL LIMIT 1) found
            LIMIT ?""";

    /// The column behind the account's.
    private static final int PLACE = 5;

    private static final String PAGE =
            "SELECT id, name, type, balance FROM accounts %s AND closed_id IS NULL ORDER BY id LIMIT :limit";

    private static final String UPDATE = """
            UPDATE accounts
            SET name = coalesce(CAST(:name AS varchar), name), type = coalesce(CAST(:type AS varchar), type)
            WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = :sandbox) AND id = :id AND closed_id IS NULL
            RETURNING id, name, type, balance""";

    /// No transaction of the account has an id above the one that is stored: the next id is not assigned before this
    /// is committed, and then the account is closed.
    private static final String CLOSE = SandboxId.LOCK + ";\n" + """
            WITH ledger AS MATERIALIZED (
                %s WHERE sandboxes.id = ?
            )
            UPDATE accounts SET closed_id = last_id FROM ledger
            WHERE accounts.ledger_id = ledger.ledger_id AND accounts.id = ? AND closed_id IS NULL""".formatted(SandboxId.LEDGERS);

    private static final String COUNT = """
            SELECT count(*) AS accounts FROM accounts
            WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = ?) AND closed_id IS NULL LIMIT 1""";

    /// Inserts an account; empty when the ledger was replaced in the meantime.
    Optional<Account> insert(DbExecute db, SandboxId sandbox, NewAccount account) {
        return db.createGet(INSERT)
                .params(
                        sandbox.value(),
                        account.name(),
                        account.type().wireName(),
                        account.balance().amount(),
                        account.balance().amount())
                .execute()
                .map(AccountStore::account);
    }

    Optional<Account> find(Connection connection, SandboxId sandbox, long id) throws SQLException {
        try (var statement = connection.prepareStatement(FIND)) {
            new Parameters(statement).add(sandbox.value()).add(id);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(account(row)) : Optional.empty();
            }
        }
    }

    /// The requested accounts, in order; null for each that does not exist.
    ///
    /// @param sandboxes the sandbox of each
    /// @param ids       the id of each
    Account[] findAll(Connection connection, int[] sandboxes, int[] ids) throws SQLException {
        var found = new Account[ids.length];
        try (var statement = connection.prepareStatement(FIND_ALL)) {
            new Parameters(statement).add(sandboxes).add(ids).add(ids.length);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found[rows.getInt(PLACE) - 1] = account(rows);
                }
            }
        }
        return found;
    }

    /// The accounts after an id, in the order of their ids.
    List<Account> page(DbExecute db, SandboxId sandbox, AccountFilter filter, long afterId, int limit) {
        return new Conditions()
                .add("ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = :sandbox)", "sandbox", sandbox.value())
                .add("id > :after", "after", afterId)
                .add("type = :type", "type", filter.type())
                .add("name ILIKE :text", "text", Conditions.containing(filter.text()))
                .set("limit", limit)
                .query(db, PAGE, AccountStore::account);
    }

    Optional<Account> update(DbExecute db, SandboxId sandbox, long id, AccountChange change) {
        var type = change.type();
        return db.createGet(UPDATE)
                .addParam("name", change.name())
                .addParam("type", type == null ? null : type.wireName())
                .addParam("sandbox", sandbox.value())
                .addParam("id", id)
                .execute()
                .map(AccountStore::account);
    }

    /// Closes an account: it disappears at once, with all its transactions and sums.
    ///
    /// @return whether it existed
    boolean close(Connection connection, SandboxId sandbox, long id) throws SQLException {
        try (var statement = connection.prepareStatement(CLOSE)) {
            new Parameters(statement).add(sandbox.value()).add(sandbox.value()).add(id);
            statement.execute();
            statement.getMoreResults();
            return statement.getUpdateCount() > 0;
        }
    }

    long count(DbExecute db, SandboxId sandbox) {
        return db.createGet(COUNT)
                .params(sandbox.value())
                .execute()
                .map(row -> Rows.number(row, "accounts"))
                .orElseThrow();
    }

    /// A row that begins with id, name, type and balance.
    private static Account account(ResultSet row) throws SQLException {
        return new Account(row.getLong(1), row.getString(2), row.getString(3), new Money(row.getBigDecimal(4)));
    }

    private static Account account(DbRow row) {
        return new Account(
                Rows.number(row, "id"), Rows.text(row, "name"), Rows.text(row, "type"), Rows.money(row, "balance"));
    }
}
