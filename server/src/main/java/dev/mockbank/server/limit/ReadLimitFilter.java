package dev.mockbank.server.limit;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.http.Filter;
import dev.mockbank.server.http.Handler;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;

/// Applies the [ReadLimiter] to reads of many rows. It runs after the filter that attaches the [Caller].
public final class ReadLimitFilter implements Filter {

    private final ReadLimiter limiter;

    public ReadLimitFilter(ReadLimiter limiter) {
        this.limiter = limiter;
    }

    /// The route, wrapped in this filter if it reads many rows: look-ups of single resources, whose paths have a
    /// parameter, are cheap and exempt.
    public Route of(Route route) {
        return route.method().equals("GET") && !route.path().contains("{") ? route.behind(this) : route;
    }

    @Override
    public Response filter(Request request, Handler next) {
        var reads = new LimitedReads(limiter, Caller.Client.of(request).keyId());
        request.attach(LimitedReads.class, reads);
        return reads.read(() -> next.handle(request));
    }
}
