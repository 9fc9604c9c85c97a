package dev.mockbank.server.problem;

import dev.mockbank.shared.problem.FieldError;
import dev.mockbank.shared.problem.Problem;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A refused request, with the problem for the response. It is not a bug: nothing was written, and nothing is logged.
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;
    private final int retryAfterSeconds;

    private ProblemException(Problem problem, int retryAfterSeconds, @Nullable Throwable cause) {
        // Refusals are ordinary responses, so no stack trace is recorded.
        super(problem.detail(), cause, false, false);
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /// A refusal in one sentence.
    public static ProblemException of(int status, String detail) {
        return new ProblemException(new Problem(status, detail), 0, null);
    }

    /// A 404 for something that does not exist, such as `Account not found`.
    public static ProblemException notFound(String detail) {
        return of(404, detail);
    }

    /// A request with wrong fields.
    public static ProblemException of(FieldError... fields) {
        return of(List.of(fields));
    }

    /// A request with wrong fields.
    public static ProblemException of(List<FieldError> fields) {
        return new ProblemException(Problem.ofFields(fields), 0, null);
    }

    /// A request that cannot be served now and may be sent again after some seconds.
    public static ProblemException unavailable(String detail, int retryAfterSeconds) {
        return unavailable(detail, retryAfterSeconds, null);
    }

    /// The same with a cause.
    public static ProblemException unavailable(String detail, int retryAfterSeconds, @Nullable Throwable cause) {
        return new ProblemException(new Problem(503, detail), retryAfterSeconds, cause);
    }

    /// A request that conflicts with another one and may be sent again after some seconds.
    public static ProblemException conflict(String detail, int retryAfterSeconds) {
        return new ProblemException(new Problem(409, detail), retryAfterSeconds, null);
    }

    /// A request of a client that sends too many; it may be sent again after some seconds.
    public static ProblemException tooMany(String detail, int retryAfterSeconds) {
        return new ProblemException(new Problem(429, detail), retryAfterSeconds, null);
    }

    /// The problem for the response.
    public Problem problem() {
        return problem;
    }

    /// The `Retry-After` in seconds; empty when a retry would not help.
    public OptionalInt retryAfterSeconds() {
        return retryAfterSeconds > 0 ? OptionalInt.of(retryAfterSeconds) : OptionalInt.empty();
    }
}
