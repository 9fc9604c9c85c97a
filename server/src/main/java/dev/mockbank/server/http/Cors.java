package dev.mockbank.server.http;

import java.util.ArrayList;
import java.util.List;

/// Lets pages of allowed origins call the API (source: the Fetch standard, section "CORS protocol").
public final class Cors implements Filter {

    private static final String EXPOSED =
            "Link, Location, X-Request-Id, RateLimit, RateLimit-Policy, X-RateLimit-Limit, X-RateLimit-Remaining,"
                    + " X-RateLimit-Reset, Retry-After, Idempotent-Replayed";
    private static final String METHODS = "GET, HEAD, POST, PATCH, DELETE, OPTIONS";
    private static final String REQUEST_HEADERS = "Content-Type, X-Api-Key, X-Request-Id, Idempotency-Key";
    private static final String PREFLIGHT_SECONDS = "600";

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
            return next.handle(request).with("Vary", "Origin");
        }
        var headers = new ArrayList<>(List.of(
                new Response.Field("Access-Control-Allow-Origin", origin.get()),
                new Response.Field("Access-Control-Expose-Headers", EXPOSED),
                new Response.Field("Vary", "Origin")));
        boolean preflight = request.method().equals("OPTIONS")
                && request.header("Access-Control-Request-Method").isPresent();
        if (!preflight) {
            return next.handle(request).with(headers);
        }
        headers.add(new Response.Field("Access-Control-Allow-Methods", METHODS));
        headers.add(new Response.Field("Access-Control-Allow-Headers", REQUEST_HEADERS));
        headers.add(new Response.Field("Access-Control-Max-Age", PREFLIGHT_SECONDS));
        return Response.noContent().with(headers);
    }
}
