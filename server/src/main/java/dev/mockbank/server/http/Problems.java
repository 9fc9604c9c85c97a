package dev.mockbank.server.http;

import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.problem.Problem;
import io.helidon.http.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;

/// Turns what a handler throws into an answer: a refusal into its problem, anything else into a 500 with a fixed
/// sentence, logged once with its cause. The members beside `detail` are those of RFC 9457.
public final class Problems implements Filter {

    private static final Logger LOG = System.getLogger("mockbank.http");
    private static final String UNEXPECTED =
            "The server met an unexpected error; its log has the cause under this request id";

    @Override
    public Response filter(Request request, Handler next) {
        try {
            return next.handle(request);
        } catch (ProblemException refusal) {
            var answer = Response.refusing(refusal.problem(), request);
            var retryAfter = refusal.retryAfterSeconds();
            return retryAfter.isPresent() ? answer.with("Retry-After", "" + retryAfter.getAsInt()) : answer;
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "request " + request.id() + " failed: " + request.method(), bug);
            return Response.refusing(new Problem(500, UNEXPECTED), request);
        }
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
