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

/// A transaction on a connection of its own, for acts on the bank as a whole: without the bounds of a request, and with
/// PostgreSQL's COPY, which moves rows as text. What is not committed is rolled back.
///
/// Any failure of the database leaves as a `RuntimeException` whose innermost message is what the database said.
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

    /// Reads the database as it is at one moment, whatever is written meanwhile.
    public static LongTransaction reading(DatabaseUrl url) {
        return open(url, true);
    }

    /// Writes.
    public static LongTransaction writing(DatabaseUrl url) {
        return open(url, false);
    }

    /// Writes all of something, or nothing.
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

    /// Runs statements.
    public <T> T run(Work<T> work) {
        return work.apply(statements);
    }

    /// Writes the rows of a table in the text format of COPY.
    ///
    /// @param source what stands behind `COPY`: a table with its columns
    /// @return how many
    /// @throws IOException when they cannot be written
    public long copyOut(String source, OutputStream rows) throws IOException {
        try {
            return copying.copyOut("COPY " + source + " TO STDOUT", rows);
        } catch (SQLException e) {
            throw new IllegalStateException("COPY of " + source + " failed", e);
        }
    }

    /// Inserts rows in the text format of COPY.
    ///
    /// @param target what stands behind `COPY`: a table with its columns
    /// @return how many
    /// @throws IOException when they cannot be read
    public long copyIn(String target, InputStream rows) throws IOException {
        try {
            return copying.copyIn("COPY " + target + " FROM STDIN", rows, COPY_BUFFER_BYTES);
        } catch (SQLException e) {
            throw new IllegalStateException("COPY of " + target + " failed", e);
        }
    }

    /// Makes all of it last.
    public void commit() {
        statements.commit();
    }

    /// Rolls back what was not committed.
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
