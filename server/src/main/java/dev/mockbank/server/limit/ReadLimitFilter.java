package dev.mockbank.server.limit;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.http.Filter;
import dev.mockbank.server.http.Handler;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;

/// Lets a key's reads of many rows pass as the [ReadLimiter] says. It stands behind the filter that attaches the
/// [Caller].
public final class ReadLimitFilter implements Filter {

    private final ReadLimiter limiter;

    public ReadLimitFilter(ReadLimiter limiter) {
        this.limiter = limiter;
    }

    /// The route behind this filter if it reads many rows: look-ups of one thing, which its path names, cost little and
    /// pass.
    public Route of(Route route) {
        return route.method().equals("GET") && !route.path().contains("{") ? route.behind(this) : route;
    }

    @Override
    public Response filter(Request request, Handler next) {
        var turns = new ReadTurns(limiter, Caller.Client.of(request).keyId());
        request.attach(ReadTurns.class, turns);
        return turns.read(() -> next.handle(request));
    }
}
