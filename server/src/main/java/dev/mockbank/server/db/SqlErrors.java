package dev.mockbank.server.db;

import dev.mockbank.server.problem.ProblemException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a failed statement means: the database is away or busy (503, the request may be sent again), a read takes too
/// long (422), the statement broke a rule of the database, which the caller asks for by its SQL state, or it is a bug.
public final class SqlErrors {

    /// A number that its column cannot hold (source: PostgreSQL's manual, "Error Codes").
    public static final String NUMERIC_VALUE_OUT_OF_RANGE = "22003";

    private static final String UNIQUE_VIOLATION = "23505";

    /// The statement took longer than it may, or somebody ended it by hand.
    private static final String QUERY_CANCELED = "57014";

    private static final String TOO_SLOW = "This takes longer than the " + Connections.READ_SECONDS
            + " seconds that a read may take: ask for less, such as one account or a shorter period";

    /// When to come back after a 503, in seconds.
    private static final int RETRY_AFTER_SECONDS = 2;

    /// The connection was lost; the server is out of connections, disk or memory; it is starting up or shutting down,
    /// or ended the session; or its system failed.
    private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "57", "58");

    /// What a server says that only reads, such as the standby of one that failed.
    private static final String READ_ONLY = "25006";

    private static final Set<String> CONFLICT_STATES = Set.of("40001", "40P01", "55P03");

    private SqlErrors() {}

    /// The SQL state of a failed statement.
    public static Optional<String> sqlState(Throwable thrown) {
        return sqlException(thrown).map(SQLException::getSQLState);
    }

    /// Whether the statement lost against another one and was rolled back, so that it can be run again.
    public static boolean isConflict(Throwable thrown) {
        return sqlState(thrown).filter(CONFLICT_STATES::contains).isPresent();
    }

    /// Whether the statement wrote what must be there once only, and another one had written it; it was rolled back.
    public static boolean isDuplicate(Throwable thrown) {
        return sqlState(thrown).filter(UNIQUE_VIOLATION::equals).isPresent();
    }

    /// Whether a number was too large for its column, so that nothing of the statement was done.
    public static boolean isOutOfRange(Throwable thrown) {
        return sqlState(thrown).filter(NUMERIC_VALUE_OUT_OF_RANGE::equals).isPresent();
    }

    /// Whether the statement was ended because it took too long; it was rolled back.
    public static boolean isCancelled(Throwable thrown) {
        return sqlState(thrown).filter(QUERY_CANCELED::equals).isPresent();
    }

    /// Passes over what the database's own log tells already. A statement that was ended because it took too long is
    /// told by nobody else.
    ///
    /// @throws ProblemException the refusal, when it was no outage
    public static void passOverOutage(ProblemException refusal) {
        if (!isOutage(refusal)) {
            throw refusal;
        }
    }

    /// What the database or the network said: the innermost message.
    public static String reason(Throwable thrown) {
        var reason = "the cause is not known";
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            var message = cause.getMessage();
            reason = message == null || message.isBlank() ? reason : message.strip();
        }
        return reason;
    }

    /// The exception that says what the failure means: a [ProblemException], or the failure itself.
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

    /// The same of a statement that reads: one that took too long would take too long again.
    static RuntimeException meaningOfRead(RuntimeException thrown) {
        return isCancelled(thrown) ? ProblemException.of(422, TOO_SLOW) : meaning(thrown);
    }

    /// Whether the database could not be reached, or could not serve anybody.
    static boolean isOutage(Throwable thrown) {
        return sqlException(thrown).filter(SqlErrors::isAway).isPresent();
    }

    /// The refusal of a request whose turn at the database did not come in time.
    static ProblemException busy(@Nullable Throwable cause) {
        return ProblemException.unavailable(
                "The database does not answer in time; send the request again in a few seconds",
                RETRY_AFTER_SECONDS,
                cause);
    }

    /// The refusal of a request because the database is away.
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
