package dev.mockbank.server.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// A lock for changing a whole ledger of a sandbox, which only one holder on all servers has at a time.
/// It is held by a connection of its own, so that it takes none from requests, and ends with its server.
public final class AdvisoryLock implements AutoCloseable {

    private static final int ANSWER_TIMEOUT_SECONDS = 5;

    private final Connection connection;

    private AdvisoryLock(Connection connection) {
        this.connection = connection;
    }

    /// Acquires the lock if it is free.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 503 when the database cannot be reached
    public static Optional<AdvisoryLock> tryTake(DatabaseUrl url, SandboxId sandbox) {
        try {
            var connection = DirectConnection.ofServer(url);
            try {
                boolean free = lock(connection, sandbox);
                if (free) {
                    return Optional.of(new AdvisoryLock(connection));
                }
                connection.close();
                return Optional.empty();
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqlErrors.unavailable(e);
        }
    }

    /// Whether the lock is still held: it is lost together with its connection.
    public boolean isHeld() {
        try {
            return connection.isValid(ANSWER_TIMEOUT_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /// Releases the lock. When this returns, others can acquire it.
    @Override
    public void close() {
        try (connection) {
            // A closed connection's lock would last until PostgreSQL notices.
            connection.rollback();
        } catch (SQLException lost) {
            // Then the lock is released as well.
        }
    }

    /// A transaction-level lock, in a transaction that stays open, works behind a connection pooler,
    /// too.
    private static boolean lock(Connection connection, SandboxId sandbox) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
        }
        try (var statement = connection.prepareStatement(SandboxId.TRY_LOCK_WHOLE)) {
            new Parameters(statement).add(sandbox.value());
            try (var free = statement.executeQuery()) {
                free.next();
                return free.getBoolean(1);
            }
        }
    }
}
