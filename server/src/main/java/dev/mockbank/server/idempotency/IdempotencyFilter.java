package dev.mockbank.server.idempotency;

import dev.mockbank.server.http.Filter;
import dev.mockbank.server.http.Handler;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.problem.ProblemException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Attaches the [Claim] to a `POST` that has an `Idempotency-Key`, and refuses repeats while the request is in
/// progress. It runs after the access check.
public final class IdempotencyFilter implements Filter {

    private static final String HEADER = "Idempotency-Key";
    private static final int RETRY_SECONDS = 1;

    /// Bounded by the number of client connections: each has one request at a time.
    private final Set<Claim> underWay = ConcurrentHashMap.newKeySet();

    @Override
    public Response filter(Request request, Handler next) {
        var header = request.header(HEADER);
        if (header.isEmpty() || !request.method().equals("POST")) {
            return next.handle(request);
        }
        var apiKey = request.header("x-api-key")
                .orElseThrow(() -> new IllegalStateException("the idempotency filter ran before the access check"));
        var claim = Claim.by(apiKey, IdempotencyKey.parse(header.get()), request);
        if (!underWay.add(claim)) {
            throw ProblemException.conflict(
                    "A request with this Idempotency-Key is in progress; send it again in a moment", RETRY_SECONDS);
        }
        try {
            request.attach(Claim.class, claim);
            return next.handle(request);
        } finally {
            underWay.remove(claim);
        }
    }
}
