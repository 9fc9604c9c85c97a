package dev.mockbank.server.limit;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.problem.ProblemException;

/// What a request takes from the limit of its key. It has taken one when it reaches its handler; a handler that finds
/// many rows in the body charges for them, before it does anything with them. Nothing is charged where there is no
/// limit.
public final class RateCharge {

    private final RateLimiter limiter;
    private final Caller.Client caller;
    private final int limitPerMinute;
    private RateVerdict verdict;

    private RateCharge(RateLimiter limiter, Caller.Client caller, int limitPerMinute) {
        this.limiter = limiter;
        this.caller = caller;
        this.limitPerMinute = limitPerMinute;
        this.verdict = limiter.take(caller.keyId(), limitPerMinute, 1);
    }

    /// Takes one for the request itself, whatever it wants.
    static RateCharge forRequest(RateLimiter limiter, Caller.Client caller, int limitPerMinute) {
        return new RateCharge(limiter, caller, limitPerMinute);
    }

    /// Charges a request for its rows: it costs as much as so many requests of one row. It is refused as a whole when
    /// the window has not so much left; then it has cost one.
    ///
    /// @param rows what it brings, from 1
    /// @throws ProblemException 429 when the window has not so much left, 422 when no window has
    public static void rows(Request request, int rows) {
        request.attached(RateCharge.class).ifPresent(charge -> charge.takeRows(rows));
    }

    /// What the limiter said last.
    RateVerdict verdict() {
        return verdict;
    }

    /// Refuses the request when the limiter did.
    ///
    /// @throws ProblemException 429
    void check() {
        if (!verdict.allowed()) {
            throw ProblemException.of(429, "Too Many Requests");
        }
    }

    private void takeRows(int rows) {
        if (rows > limitPerMinute) {
            throw ProblemException.of(
                    422,
                    "These %d rows cost %d requests, and this API key has %d a minute; send at most %d rows at once"
                            .formatted(rows, rows, limitPerMinute, limitPerMinute));
        }
        if (rows > 1) {
            verdict = limiter.take(caller.keyId(), limitPerMinute, rows - 1);
            check();
        }
    }
}
