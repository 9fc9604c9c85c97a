package dev.mockbank.server.db;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings the database's schema to this version: makes it, takes over a database that the reference service made, or
/// migrates an older one. Servers that start at once on one database wait for each other.
public final class Schema {

    private static final Logger LOG = System.getLogger("mockbank.db");
    private static final Duration TRY_PAUSE = Duration.ofSeconds(1);
    private static final Duration LOGIN_WAIT = Duration.ofSeconds(5);

    /// The number of the lock that the server holds which migrates: "mockbank" in ASCII.
    private static final long TURN = 0x6d6f636b62616e6bL;

    private static final Duration TURN_WAIT = Duration.ofMinutes(30);

    /// The newest migration. Where it is in place the start need not wake Flyway, which takes as long as all the rest.
    static final String NEWEST_VERSION = "6";

    private static final String IS_CURRENT = """
            SELECT count(*) = 1 FROM mockbank_schema_history WHERE version = ? AND success LIMIT 1""";

    private static final String UNDEFINED_TABLE = "42P01";

    private Schema() {}

    /// Waits until the database answers.
    ///
    /// @param progress gets a sentence for each try
    /// @throws IllegalStateException when it does not within this time; the message is a sentence for people
    public static void awaitDatabase(DatabaseUrl url, int waitSeconds, Consumer<String> progress) {
        long deadline = System.nanoTime() + Duration.ofSeconds(waitSeconds).toNanos();
        for (int attempt = 1; ; attempt++) {
            try (var _ = connection(url)) {
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

    /// Runs the migrations that are missing, if there are any, on connections of its own, without the bounds of a
    /// request: a large
    /// database takes its time.
    ///
    /// @throws IllegalStateException when they fail; the message is a sentence for people
    public static void migrate(DatabaseUrl url) {
        try (var turn = connection(url)) {
            if (isCurrent(turn)) {
                return;
            }
            turn.setAutoCommit(false);
            awaitTurn(turn);
            flyway(url).migrate();
            turn.commit();
        } catch (SQLException | FlywayException e) {
            throw new IllegalStateException(
                    "The tables in the database at " + url.shown() + " cannot be prepared: " + SqlErrors.reason(e), e);
        }
    }

    private static boolean isCurrent(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(IS_CURRENT)) {
            statement.setString(1, NEWEST_VERSION);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /// Flyway's own lock comes too late: of two servers on an empty database, the second may take the first one's
    /// unfinished history table for a database without history. The lock ends with the transaction.
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
                .table("mockbank_schema_history")
                // A database with tables but without our history is the reference's: it is at version 0.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .lockRetryCount(-1)
                .load();
    }

    /// A connection of its own, without the bounds of a request.
    static Connection connection(DatabaseUrl url) throws SQLException {
        var properties = new Properties();
        properties.setProperty("loginTimeout", Long.toString(LOGIN_WAIT.toSeconds()));
        url.user().ifPresent(user -> properties.setProperty("user", user));
        url.password().ifPresent(password -> properties.setProperty("password", password));
        return DriverManager.getConnection(url.jdbcUrl(), properties);
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
