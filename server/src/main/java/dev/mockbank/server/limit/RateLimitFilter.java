package dev.mockbank.server.limit;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.http.Filter;
import dev.mockbank.server.http.Handler;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.shared.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Lets a client's request pass while its key is within its limit, and says in every answer how much is left. It stands
/// behind the filter that attaches the [Caller].
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
        var caller = request.attached(Caller.Client.class)
                .orElseThrow(() -> new IllegalStateException("the limiter stands before the access check"));
        var own = caller.rateLimit();
        int limit = own == null ? defaultLimitPerMinute : own;
        if (limit == 0) {
            return next.handle(request);
        }
        var verdict = limiter.take(caller.keyId(), limit);
        var answer = verdict.allowed() ? next.handle(request) : refused(request);
        return answer.with(verdict.headers());
    }

    private Response refused(Request request) {
        refusals.increment();
        return Response.refusing(new Problem(429, "Too Many Requests"), request);
    }
}
