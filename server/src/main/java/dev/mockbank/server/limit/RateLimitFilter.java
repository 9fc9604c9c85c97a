package dev.mockbank.server.limit;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.http.Filter;
import dev.mockbank.server.http.Handler;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Refuses requests of keys that are over their limit, and adds the rate limit headers to every response. It runs
/// after the filter that attaches the [Caller].
public final class RateLimitFilter implements Filter {

    private final RateLimiter limiter;
    private final int defaultLimitPerMinute;
    private final Counter refusals;

    /// @param defaultLimitPerMinute for keys without a limit of their own; 0 is no limit
    public RateLimitFilter(RateLimiter limiter, int defaultLimitPerMinute, MeterRegistry metrics) {
        this.limiter = limiter;
        this.defaultLimitPerMinute = defaultLimitPerMinute;
        this.refusals = Counter.builder("mockbank.limiter.refusals")
                .description("Requests that were refused because their key was over its limit")
                .register(metrics);
    }

    @Override
    public Response filter(Request request, Handler next) {
        var caller = Caller.Client.of(request);
        var own = caller.rateLimit();
        int limit = own == null ? defaultLimitPerMinute : own;
        if (limit == 0) {
            return next.handle(request);
        }
        var charge = RateCharge.forRequest(limiter, caller, limit);
        request.attach(RateCharge.class, charge);
        request.addResponseHeaders(() -> charge.verdict().headers());
        try {
            charge.check();
            return next.handle(request);
        } finally {
            if (!charge.verdict().allowed()) {
                refusals.increment();
            }
        }
    }
}
