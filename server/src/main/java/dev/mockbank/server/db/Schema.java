package dev.mockbank.server.db;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;

/// Brings the database's schema to this version: makes it, takes over a database that the reference service made, or
/// migrates an older one. Servers that start at once on one database wait for each other.
public final class Schema {

    private static final Logger LOG = System.getLogger("mockbank.db");
    private static final Duration TRY_PAUSE = Duration.ofSeconds(1);

    private Schema() {}

    /// Waits until the database answers, with a line in the log for each try.
    ///
    /// @throws IllegalStateException when it does not within this time; the message is a sentence for people
    public static void awaitDatabase(Database database, DatabaseUrl url, int waitSeconds) {
        long deadline = System.nanoTime() + Duration.ofSeconds(waitSeconds).toNanos();
        for (int attempt = 1; ; attempt++) {
            try (var _ = database.dataSource().getConnection()) {
                return;
            } catch (SQLException e) {
                if (System.nanoTime() >= deadline) {
                    throw new IllegalStateException(
                            "The database at " + url.shown() + " cannot be reached: " + reason(e)
                                    + ". Check DATABASE_URL and that the database runs",
                            e);
                }
                LOG.log(
                        Level.WARNING,
                        "Waiting for the database at {0} (try {1}): {2}",
                        url.shown(),
                        attempt,
                        reason(e));
                pause();
            }
        }
    }

    /// Runs the migrations that are missing, on connections of its own: a large database that is taken over may take
    /// longer than any statement of a request may.
    public static void migrate(DatabaseUrl url) {
        Flyway.configure()
                .dataSource(
                        url.jdbcUrl(), url.user().orElse(null), url.password().orElse(null))
                .locations("classpath:db/migration")
                .table("mockbank_schema_history")
                // A database with tables but without our history is the reference's: it is at version 0.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .lockRetryCount(-1)
                .load()
                .migrate();
    }

    private static String reason(SQLException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).strip();
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
