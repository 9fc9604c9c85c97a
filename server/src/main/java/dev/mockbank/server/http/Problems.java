package dev.mockbank.server.http;

import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.problem.Problem;
import io.helidon.http.Status;
import java.util.LinkedHashMap;
import java.util.Map;

/// The responses to requests that were refused or that failed with a bug. The members besides `detail` are those of
/// RFC 9457.
final class Problems {

    private static final String UNEXPECTED =
            "An unexpected error occurred; the server's log has the cause under this request id";

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private Problems() {}

    /// The response to a request that was refused.
    static Response of(ProblemException refusal, Request request) {
        var response = Response.refusing(refusal.problem(), request);
        if (refusal.problem().status() == UNSUPPORTED_MEDIA_TYPE) {
            // Names the supported coding (source: RFC 9110, section 12.5.3).
            return response.with("Accept-Encoding", Gzip.NAME);
        }
        var retryAfter = refusal.retryAfterSeconds();
        return retryAfter.isPresent() ? response.with("Retry-After", "" + retryAfter.getAsInt()) : response;
    }

    /// The response to a request that failed with a bug: a fixed sentence that discloses nothing about it.
    static Response ofBug(Request request) {
        return Response.refusing(new Problem(500, UNEXPECTED), request);
    }

    /// The members of the JSON object that describes a problem.
    static Map<String, Object> members(Problem problem, String requestId) {
        var members = new LinkedHashMap<String, Object>();
        members.put("detail", problem.wireDetail());
        members.put("title", Status.create(problem.status()).reasonPhrase());
        members.put("status", problem.status());
        members.put("request_id", requestId);
        return members;
    }
}
