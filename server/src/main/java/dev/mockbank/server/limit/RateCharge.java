package dev.mockbank.server.limit;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.problem.ProblemException;

/// What a request costs of its key's limit. It has been charged one when it reaches its handler; a handler that finds
/// many rows in the body charges for them before it processes them. Without a limit nothing is charged.
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

    /// Charges one for the request itself.
    static RateCharge forRequest(RateLimiter limiter, Caller.Client caller, int limitPerMinute) {
        return new RateCharge(limiter, caller, limitPerMinute);
    }

    /// Charges a request for its rows: each costs as much as a request. When the window has not enough left, the
    /// request is refused as a whole and has cost one.
    ///
    /// @param rows the number of rows, from 1
    /// @throws ProblemException 429 when the window has not enough left, 422 when the cost exceeds a whole window
    public static void rows(Request request, int rows) {
        request.attached(RateCharge.class).ifPresent(charge -> charge.takeRows(rows));
    }

    /// The limiter's last verdict.
    RateVerdict verdict() {
        return verdict;
    }

    /// Refuses the request if the limiter did.
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
