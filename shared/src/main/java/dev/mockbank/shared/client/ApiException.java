package dev.mockbank.shared.client;

import dev.mockbank.shared.problem.FieldError;
import dev.mockbank.shared.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The server refused the request. Nothing was changed, except possibly after a 503, when the database
/// became unavailable between the commit and the response.
///
/// The message is a sentence for the user.
public final class ApiException extends RuntimeException {

    private final transient Problem problem;
    private final @Nullable String requestId;
    private final @Nullable Duration retryAfter;

    ApiException(ProblemReader.Read read, @Nullable Duration retryAfter) {
        super(read.problem().detail());
        this.problem = read.problem();
        this.requestId = read.requestId();
        this.retryAfter = retryAfter;
    }

    /// The HTTP status, 400 to 599: 401 and 403 for an invalid key, 404 for something that does not
    /// exist, 409 for a conflict, 422 for invalid fields, 429 for too many requests, 503 when the
    /// database is unavailable.
    public int status() {
        return problem.status();
    }

    /// The error as a sentence for the user, which names the invalid fields.
    public String detail() {
        return problem.detail();
    }

    /// The invalid fields, in the order of the request; empty unless the status is 422.
    public List<FieldError> fields() {
        return problem.fields();
    }

    /// The id of the request in the server's log; empty when a proxy refused it.
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /// How long to wait before the request is repeated; empty when repeating it would not help.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
