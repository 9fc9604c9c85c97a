package dev.mockbank.server.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Sends requests that did not come by HTTPS to the same address with `https`, as a server behind a proxy sees it: the
/// proxy says with `X-Forwarded-Proto` how the client came, and only trusted proxies are believed. Who came to this
/// server itself by TLS is let through. The health routes are left alone, because probes come straight.
public final class HttpsRedirect implements Filter {

    private static final String HEALTH = "/health/";
    private static final int TEMPORARY_REDIRECT = 307;

    private final Set<String> trustedProxies;

    /// @param trustedProxies the addresses of proxies that are believed
    public HttpsRedirect(Set<String> trustedProxies) {
        this.trustedProxies = Set.copyOf(trustedProxies);
    }

    @Override
    public Response filter(Request request, Handler next) {
        if (request.path().startsWith(HEALTH) || cameByHttps(request)) {
            return next.handle(request);
        }
        var query = request.rawQuery();
        var host = request.header("Host").orElse("localhost");
        var location = "https://" + host + request.rawPath() + (query.isEmpty() ? "" : "?" + query);
        return new Response(
                TEMPORARY_REDIRECT, List.of(new Response.Field("Location", location)), new Response.Empty());
    }

    /// A trusted proxy knows how the client came; of a client that came straight, the connection says it.
    private boolean cameByHttps(Request request) {
        return Optional.of(request)
                .filter(came -> trustedProxies.contains(came.peer()))
                .flatMap(came -> came.header("X-Forwarded-Proto"))
                .map("https"::equalsIgnoreCase)
                .orElseGet(request::isSecure);
    }
}
