package dev.mockbank.server.db;

import dev.mockbank.server.problem.ProblemException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Translates failures of statements: the database is unavailable or overloaded (503, the request may be
/// repeated), a read takes too long (422), the statement violated a constraint, which the caller handles
/// by its SQL state, or it is a bug.
public final class SqlErrors {

    /// A number that its column cannot hold (source: PostgreSQL's manual, "Error Codes").
    public static final String NUMERIC_VALUE_OUT_OF_RANGE = "22003";

    private static final String UNIQUE_VIOLATION = "23505";

    /// The statement exceeded its timeout, or was cancelled by an administrator.
    private static final String QUERY_CANCELED = "57014";

    private static final String TOO_SLOW = "This takes longer than the " + Connections.READ_SECONDS
            + " seconds that a read may take: ask for less, such as one account or a shorter period";

    /// The `Retry-After` of a 503, in seconds.
    private static final int RETRY_AFTER_SECONDS = 2;

    /// The connection was lost; the database is out of connections, disk or memory, is starting or
    /// shutting down, or ended the session; or its operating system failed.
    private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "57", "58");

    /// The database is read-only, as a standby is after a failover.
    private static final String READ_ONLY = "25006";

    private static final Set<String> CONFLICT_STATES = Set.of("40001", "40P01", "55P03");

    private SqlErrors() {}

    /// The SQL state of a failed statement.
    public static Optional<String> sqlState(Throwable thrown) {
        return sqlException(thrown).map(SQLException::getSQLState);
    }

    /// Whether the statement was rolled back because of a concurrent one, so that it can be repeated.
    public static boolean isConflict(Throwable thrown) {
        return sqlState(thrown).filter(CONFLICT_STATES::contains).isPresent();
    }

    /// Whether the statement violated a unique constraint; it was rolled back.
    public static boolean isDuplicate(Throwable thrown) {
        return sqlState(thrown).filter(UNIQUE_VIOLATION::equals).isPresent();
    }

    /// Whether a number exceeded the range of its column; the statement was rolled back.
    public static boolean isOutOfRange(Throwable thrown) {
        return sqlState(thrown).filter(NUMERIC_VALUE_OUT_OF_RANGE::equals).isPresent();
    }

    /// Whether the statement exceeded its timeout; it was rolled back.
    public static boolean isCancelled(Throwable thrown) {
        return sqlState(thrown).filter(QUERY_CANCELED::equals).isPresent();
    }

    /// Ignores a failure that is logged elsewhere, as an outage is. A statement that exceeded its
    /// timeout is logged here.
    ///
    /// @throws ProblemException any other refusal
    public static void passOverOutage(ProblemException refusal) {
        if (!isOutage(refusal)) {
            throw refusal;
        }
    }

    /// The message of the database or the network: that of the innermost cause.
    public static String reason(Throwable thrown) {
        var reason = "the cause is not known";
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            var message = cause.getMessage();
            reason = message == null || message.isBlank() ? reason : message.strip();
        }
        return reason;
    }

    /// The exception for a failure: a [ProblemException], or the failure itself.
    static RuntimeException meaning(RuntimeException thrown) {
        if (thrown instanceof ProblemException) {
            return thrown;
        }
        if (isConflict(thrown) || isCancelled(thrown)) {
            return busy(thrown);
        }
        return sqlException(thrown)
                .filter(SqlErrors::isAway)
                .<RuntimeException>map(SqlErrors::unavailable)
                .orElse(thrown);
    }

    /// The same for a read: one that exceeded its timeout would exceed it again.
    static RuntimeException meaningOfRead(RuntimeException thrown) {
        return isCancelled(thrown) ? ProblemException.of(422, TOO_SLOW) : meaning(thrown);
    }

    /// Whether the database was unavailable, or could not serve anybody.
    static boolean isOutage(Throwable thrown) {
        return sqlException(thrown).filter(SqlErrors::isAway).isPresent();
    }

    /// The response to a request that did not get a connection in time.
    static ProblemException busy(@Nullable Throwable cause) {
        return ProblemException.unavailable(
                "The database does not answer in time; send the request again in a few seconds",
                RETRY_AFTER_SECONDS,
                cause);
    }

    /// The response to a request while the database is unavailable.
    static ProblemException unavailable(SQLException cause) {
        return ProblemException.unavailable(
                "The database cannot be reached at the moment; send the request again in a few seconds",
                RETRY_AFTER_SECONDS,
                cause);
    }

    private static boolean isAway(SQLException e) {
        var state = e.getSQLState();
        if (state == null || state.length() < 2) {
            return hasIoCause(e) || e instanceof SQLTransientConnectionException;
        }
        return (AWAY_CLASSES.contains(state.substring(0, 2)) && !state.equals(QUERY_CANCELED))
                || state.equals(READ_ONLY);
    }

    private static boolean hasIoCause(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static Optional<SQLException> sqlException(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }
}
