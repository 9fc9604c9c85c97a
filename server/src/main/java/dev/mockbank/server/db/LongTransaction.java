package dev.mockbank.server.db;

import io.helidon.dbclient.DbTransaction;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// A transaction on a connection of its own, for operations on the whole database: without the timeouts
/// of requests, and with PostgreSQL's `COPY`, which transfers rows as text. What is not committed is
/// rolled back.
///
/// Every failure of the database is thrown as a `RuntimeException` whose innermost message is that of
/// the database.
public final class LongTransaction implements AutoCloseable {

    /// What no request waits for, and what makes the text of values the same on every database.
    private static final List<String> SETTINGS = List.of(
            "SET LOCAL statement_timeout = 0",
            "SET LOCAL idle_in_transaction_session_timeout = 0",
            "SET LOCAL datestyle = 'ISO, YMD'",
            "SET LOCAL timezone = 'UTC'",
            "SET LOCAL bytea_output = 'hex'");

    private static final int COPY_BUFFER_BYTES = 1 << 16;

    private final Connection connection;
    private final DbTransaction statements;
    private final CopyManager copying;

    private LongTransaction(Connection connection) throws SQLException {
        this.connection = connection;
        this.statements = JdbcClientBuilder.create()
                .connectionPool(() -> connection)
                .build()
                .transaction();
        this.copying = connection.unwrap(PGConnection.class).getCopyAPI();
        SETTINGS.forEach(statements::dml);
    }

    /// Opens a transaction that reads a consistent snapshot of the database.
    public static LongTransaction reading(DatabaseUrl url) {
        return open(url, true);
    }

    /// Opens a transaction that writes.
    public static LongTransaction writing(DatabaseUrl url) {
        return open(url, false);
    }

    /// Executes work in a transaction that writes, and commits it.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 503 when the database cannot be reached
    public static <T> T transact(DatabaseUrl url, Work<T> work) {
        try (var transaction = writing(url)) {
            var result = transaction.run(work);
            transaction.commit();
            return result;
        } catch (RuntimeException e) {
            throw SqlErrors.meaning(e);
        }
    }

    /// Executes statements.
    public <T> T run(Work<T> work) {
        return work.apply(statements);
    }

    /// Writes the rows of a table in the text format of `COPY`.
    ///
    /// @param source what comes after `COPY`: a table with its columns
    /// @return the number of rows
    /// @throws IOException when they cannot be written
    public long copyOut(String source, OutputStream rows) throws IOException {
        try {
            return copying.copyOut("COPY " + source + " TO STDOUT", rows);
        } catch (SQLException e) {
            throw new IllegalStateException("COPY of " + source + " failed", e);
        }
    }

    /// Inserts rows in the text format of `COPY`.
    ///
    /// @param target what comes after `COPY`: a table with its columns
    /// @return the number of rows
    /// @throws IOException when they cannot be read
    public long copyIn(String target, InputStream rows) throws IOException {
        try {
            return copying.copyIn("COPY " + target + " FROM STDIN", rows, COPY_BUFFER_BYTES);
        } catch (SQLException e) {
            throw new IllegalStateException("COPY of " + target + " failed", e);
        }
    }

    /// Commits.
    public void commit() {
        statements.commit();
    }

    /// Rolls back if nothing was committed, and closes the connection.
    @Override
    public void close() {
        try (connection) {
            // A closed connection's locks would last until PostgreSQL notices.
            connection.rollback();
        } catch (SQLException committedOrLost) {
            // Then there is nothing to roll back.
        }
    }

    private static LongTransaction open(DatabaseUrl url, boolean readOnly) {
        try {
            var connection = DirectConnection.ofCommand(url);
            try {
                if (readOnly) {
                    connection.setReadOnly(true);
                    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                }
                return new LongTransaction(connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database at " + url.shown() + " cannot be used", e);
        }
    }
}
