package dev.mockbank.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The accounts and their history, made by SQL, and the check that they are exact. To be used while nobody posts.
final class LedgerCheck {

    private static final int ROWS_AT_ONCE = 1_000_000;
    private static final long SUMS_PATIENCE_NANOS = 300_000_000_000L;
    private static final long SUMS_POLL_NANOS = 100_000_000L;

    private static final String OPEN = """
            WITH opened AS (
                UPDATE ledgers SET last_account_id = last_account_id + ? WHERE id = 1 RETURNING last_account_id AS last
            ), numbered AS (
                SELECT last - n AS id FROM opened, generate_series(0, CAST(? AS integer) - 1) AS n
            ), made AS (
                INSERT INTO accounts (ledger_id, id, name, type, balance)
                SELECT ledger_id, id, 'bench ' || id, 'checking', 0 FROM numbered, (VALUES (1), (-1)) AS of (ledger_id)
            )
            SELECT min(id) FROM numbered LIMIT 1""";

    /// The ledger in which the yardsticks book.
    private static final List<String> YARDSTICK = List.of(
            "INSERT INTO ledgers (id, sandbox_id, last_account_id) VALUES (-1, 1, 0) ON CONFLICT DO NOTHING",
            "CREATE SEQUENCE IF NOT EXISTS bench_ids");

    /// A second apart, the last one just now.
    private static final String BOOK = """
            INSERT INTO transactions (ledger_id, id, account_id, amount, category, timestamp, description, total_after)
            SELECT 1, last.id + row_number() OVER (ORDER BY age DESC), account_id, amount, 'groceries', now() - make_interval(secs => age), 'supermarket ' || age,
                accounts.balance + sum(amount) OVER (PARTITION BY account_id ORDER BY age DESC)
            FROM (
                SELECT ? + age % ? AS account_id, age, CAST((age * 7919 % 4001 - 2000) * 0.01 AS numeric(18, 2)) AS amount
                FROM generate_series(CAST(? AS bigint), CAST(? AS bigint)) AS age
            ) posting JOIN accounts ON ledger_id = 1 AND accounts.id = account_id
            CROSS JOIN (SELECT coalesce(max(id), 0) AS id FROM transactions WHERE ledger_id = 1) last
            ORDER BY age DESC""";

    private static final String MOVE = """
            UPDATE accounts
            SET balance = coalesce((
                SELECT sum(amount) FROM transactions WHERE ledger_id = 1 AND account_id = accounts.id), 0)
            WHERE ledger_id = 1 AND id BETWEEN ? AND ?""";

    private static final String COUNT_WRONG = """
            SELECT count(*) FROM accounts
            LEFT JOIN (
                SELECT account_id, sum(amount) AS total, max(id) AS last FROM transactions WHERE ledger_id = 1
                GROUP BY account_id
            ) booked ON booked.account_id = accounts.id
            LEFT JOIN transactions ON transactions.ledger_id = 1 AND transactions.id = booked.last
            WHERE accounts.ledger_id = 1 AND (balance <> coalesce(booked.total, 0) OR balance <> coalesce(transactions.total_after, 0))
            LIMIT 1""";

    private static final String LAST = "SELECT coalesce(max(id), 0) FROM transactions WHERE ledger_id = 1 LIMIT 1";

    private static final String COUNT_SINCE =
            "SELECT count(*) FROM transactions WHERE ledger_id = 1 AND id > ? LIMIT 1";

    private static final String COUNT_BEHIND = """
            SELECT count(*) FROM roll_ups
            WHERE ledger_id = 1 AND rolled_up_to < (SELECT max(id) FROM transactions WHERE ledger_id = 1) LIMIT 1""";

    private static final String CONNECTIONS = "SELECT CAST(current_setting('max_connections') AS integer) LIMIT 1";

    private final EmbeddedDatabase database;

    LedgerCheck(EmbeddedDatabase database) {
        this.database = database;
    }

    /// Opens accounts with nothing on them.
    Accounts open(int count) {
        try (var connection = database.connect()) {
            for (var sql : YARDSTICK) {
                run(connection, sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Accounts(number(OPEN, count, count), count);
    }

    /// Books as many transactions as said, a second apart and the accounts in turns, so that each balance fits.
    void book(Accounts accounts, long rows) {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            for (long oldest = rows; oldest > 0; oldest -= ROWS_AT_ONCE) {
                run(
                        connection,
                        BOOK,
                        accounts.first(),
                        accounts.count(),
                        Math.max(1, oldest - ROWS_AT_ONCE + 1),
                        oldest);
                run(connection, MOVE, accounts.first(), accounts.last());
                connection.commit();
            }
            connection.setAutoCommit(true);
            run(connection, "VACUUM (ANALYZE) accounts, transactions");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// How many accounts have a balance that is not the sum of their transactions, or not the one after the last.
    long wrongBalances() {
        return number(COUNT_WRONG);
    }

    /// The highest id of a transaction.
    long lastTransaction() {
        return number(LAST);
    }

    /// How many transactions have a higher id.
    long transactionsSince(long id) {
        return number(COUNT_SINCE, id);
    }

    /// How many connections the database takes in all.
    int connections() {
        return (int) number(CONNECTIONS);
    }

    /// Until the server has moved into its sums what was booked, which it begins after a posting through the API.
    void awaitSums() {
        long end = System.nanoTime() + SUMS_PATIENCE_NANOS;
        while (number(COUNT_BEHIND) > 0) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("The sums do not follow the books");
            }
            LockSupport.parkNanos(SUMS_POLL_NANOS);
        }
    }

    private long number(String sql, long... parameters) {
        try (var connection = database.connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Connection connection, String sql, long... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }
}
