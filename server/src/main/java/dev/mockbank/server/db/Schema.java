package dev.mockbank.server.db;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings the database schema to the current version: creates it, takes over a database of the Python
/// service, or migrates an older version. Servers that start at the same time on one database wait for
/// each other.
public final class Schema {

    private static final Logger LOG = System.getLogger("mockbank.db");
    private static final Duration TRY_PAUSE = Duration.ofSeconds(1);

    /// The key of the advisory lock that the migrating server holds: "mockbank" in ASCII.
    static final long TURN = 0x6d6f636b62616e6bL;

    private static final Duration TURN_WAIT = Duration.ofMinutes(30);

    /// The latest migration. When it is applied already, Flyway is not started, which would double the
    /// start time.
    static final int NEWEST_VERSION = 7;

    private static final String HISTORY = "mockbank_schema_history";

    /// By the catalogue: within a transaction, `to_regclass` caches that a table does not exist.
    private static final String HAS_HISTORY = """
            SELECT EXISTS (SELECT 1 FROM pg_class WHERE relname = '%s' AND pg_table_is_visible(oid)) LIMIT 1""".formatted(HISTORY);

    private static final String VERSION = """
            SELECT coalesce(max(CAST(version AS integer)), 0) FROM %s
            WHERE success AND version ~ '^[0-9]{1,6}$' LIMIT 1""".formatted(HISTORY);

    private Schema() {}

    /// Waits until the database accepts connections.
    ///
    /// @param progress receives a message for each attempt
    /// @throws IllegalStateException when it does not within this time; the message is a sentence for
    /// the user
    public static void awaitDatabase(DatabaseUrl url, int waitSeconds, Consumer<String> progress) {
        long deadline = System.nanoTime() + Duration.ofSeconds(waitSeconds).toNanos();
        for (int attempt = 1; ; attempt++) {
            try (var _ = DirectConnection.ofCommand(url)) {
                return;
            } catch (SQLException e) {
                if (System.nanoTime() >= deadline) {
                    throw new IllegalStateException(
                            "The database at " + url.shown() + " cannot be reached: " + SqlErrors.reason(e)
                                    + ". Check DATABASE_URL and that the database runs",
                            e);
                }
                progress.accept("Waiting for the database at %s (try %d): %s"
                        .formatted(url.shown(), attempt, SqlErrors.reason(e)));
                pause();
            }
        }
    }

    /// Runs pending migrations on connections of their own, without a timeout: a large database takes
    /// long.
    ///
    /// @throws IllegalStateException when they fail, or when the database was used by a newer Mockbank;
    /// the message is a sentence for the user
    public static void migrate(DatabaseUrl url) {
        try (var turn = DirectConnection.ofCommand(url)) {
            if (isCurrent(url, turn)) {
                return;
            }
            turn.setAutoCommit(false);
            awaitTurn(turn);
            // Another server that held the lock before may have been a newer one.
            if (!isCurrent(url, turn)) {
                flyway(url).migrate();
            }
            turn.commit();
        } catch (SQLException | FlywayException e) {
            throw new IllegalStateException(
                    "The tables in the database at " + url.shown() + " cannot be prepared: " + SqlErrors.reason(e), e);
        }
    }

    /// The latest migration that was applied to the database; empty when it has no tables of Mockbank.
    static OptionalInt version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var row = statement.executeQuery(HAS_HISTORY)) {
                row.next();
                if (!row.getBoolean(1)) {
                    return OptionalInt.empty();
                }
            }
            try (var row = statement.executeQuery(VERSION)) {
                row.next();
                return OptionalInt.of(row.getInt(1));
            }
        }
    }

    private static boolean isCurrent(DatabaseUrl url, Connection connection) throws SQLException {
        var version = version(connection);
        if (version.isPresent() && version.getAsInt() > NEWEST_VERSION) {
            throw new IllegalStateException("The database at " + url.shown()
                    + " was used by a newer Mockbank (its tables are of version " + version.getAsInt()
                    + ", this one knows " + NEWEST_VERSION + "); start that one, or a newer one");
        }
        return version.isPresent() && version.getAsInt() == NEWEST_VERSION;
    }

    /// Flyway's own lock is taken too late: of two servers on an empty database, the second one may
    /// mistake the unfinished history table of the first for a database without history. The lock is
    /// released with the transaction.
    private static void awaitTurn(Connection turn) throws SQLException {
        try (var statement = turn.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = 0");
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            statement.execute("SET LOCAL lock_timeout = " + TURN_WAIT.toMillis());
            try (var free = statement.executeQuery("SELECT pg_try_advisory_xact_lock(" + TURN + ")")) {
                free.next();
                if (free.getBoolean(1)) {
                    return;
                }
            }
            LOG.log(Level.INFO, "Waiting for another server that prepares the database");
            statement.execute("SELECT pg_advisory_xact_lock(" + TURN + ")");
        }
    }

    private static Flyway flyway(DatabaseUrl url) {
        return Flyway.configure()
                .dataSource(
                        url.jdbcUrl(), url.user().orElse(null), url.password().orElse(null))
                .locations("classpath:db/migration")
                .table(HISTORY)
                // A database with tables but without a history is that of the Python service: it is at
                // version 0.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .lockRetryCount(-1)
                .load();
    }

    private static void pause() {
        try {
            Thread.sleep(TRY_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted while it waited for the database", e);
        }
    }
}
