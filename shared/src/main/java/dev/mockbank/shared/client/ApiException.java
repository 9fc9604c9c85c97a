package dev.mockbank.shared.client;

import dev.mockbank.shared.problem.FieldError;
import dev.mockbank.shared.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The server answered, and refused the request. Nothing was written; only what was refused with 503 may have been
/// carried out, if the database went away between the commit and its answer.
///
/// The message is the sentence for people.
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

    /// The HTTP status, 400 to 599: 401 and 403 for a wrong key, 404 for what is not there, 409 for what is under way,
    /// 422 for wrong fields, 429 for too many requests, 503 for a database that is away.
    public int status() {
        return problem.status();
    }

    /// What is wrong, in a sentence for people; the wrong fields are named in it.
    public String detail() {
        return problem.detail();
    }

    /// The wrong fields in the order of the request's fields; empty unless the status is 422.
    public List<FieldError> fields() {
        return problem.fields();
    }

    /// The name of the request in the server's log; empty when a proxy refused it.
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /// How long to wait before the request is sent again; empty when that would not help.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
