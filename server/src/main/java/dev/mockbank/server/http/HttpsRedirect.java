package dev.mockbank.server.http;

import java.util.List;

/// Sends requests that did not come by HTTPS to the same address with `https`, see [PublicAddress]. The health routes
/// are left alone, because probes come straight.
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
