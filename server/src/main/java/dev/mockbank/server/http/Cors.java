package dev.mockbank.server.http;

import java.util.Map;

/// Lets pages of allowed origins call the API (source: the Fetch standard, section "CORS protocol").
public final class Cors implements Filter {

    private static final String EXPOSED =
            "Link, Location, X-Request-Id, RateLimit, RateLimit-Policy, X-RateLimit-Limit, X-RateLimit-Remaining,"
                    + " X-RateLimit-Reset, Retry-After, Idempotent-Replayed, X-Mockbank-Fault";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String REQUEST_HEADERS =
            "Content-Type, Content-Encoding, X-Api-Key, X-Request-Id, Idempotency-Key, Last-Event-ID, X-Mockbank-Fault";
    private static final String PREFLIGHT_SECONDS = "600";
    private static final Map<String, String> PREFLIGHT = Map.of(
            "Access-Control-Allow-Methods",
            METHODS,
            "Access-Control-Allow-Headers",
            REQUEST_HEADERS,
            "Access-Control-Max-Age",
            PREFLIGHT_SECONDS);

    private final CorsOrigins origins;

    public Cors(CorsOrigins origins) {
        this.origins = origins;
    }

    @Override
    public Response filter(Request request, Handler next) {
        var origin = request.header("Origin");
        if (origin.isEmpty()) {
            return next.handle(request);
        }
        if (!origins.allow(origin.get())) {
            request.addResponseHeaders(() -> Map.of("Vary", "Origin"));
            return next.handle(request);
        }
        // On every response, so that a page can read errors as well.
        request.addResponseHeaders(() -> Map.of(
                "Access-Control-Allow-Origin",
                origin.get(),
                "Access-Control-Expose-Headers",
                EXPOSED,
                "Vary",
                "Origin"));
        boolean preflight = request.method().equals("OPTIONS")
                && request.header("Access-Control-Request-Method").isPresent();
        return preflight ? Response.noContent().with(PREFLIGHT) : next.handle(request);
    }
}
