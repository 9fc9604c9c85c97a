package dev.mockbank.server.http;

import java.util.List;

/// Redirects requests that were not made over HTTPS to the same address with `https`; see [PublicAddress]. The health
/// routes are exempt, because probes do not pass through the proxy.
public final class HttpsRedirect implements Filter {

    private static final String HEALTH = "/health/";
    private static final int TEMPORARY_REDIRECT = 307;

    private final PublicAddress publicAddress;

    public HttpsRedirect(PublicAddress publicAddress) {
        this.publicAddress = publicAddress;
    }

    @Override
    public Response filter(Request request, Handler next) {
        if (request.path().startsWith(HEALTH) || publicAddress.isHttps(request)) {
            return next.handle(request);
        }
        var query = request.rawQuery();
        var location = publicAddress.httpsRoot(request) + request.rawPath() + (query.isEmpty() ? "" : "?" + query);
        return new Response(
                TEMPORARY_REDIRECT, List.of(new Response.Field("Location", location)), new Response.Empty());
    }
}
