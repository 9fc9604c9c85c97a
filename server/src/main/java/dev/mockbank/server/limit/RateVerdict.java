package dev.mockbank.server.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The limiter's verdict on one request, and the headers that report it.
///
/// @param allowed whether the request is within the limit
/// @param limit requests per window
/// @param remaining requests left in this window, from 0 to `limit`
/// @param resetSeconds seconds until a new window with the whole limit, rounded up, from 0 to 60
/// @param retryAfterSeconds 0 if allowed; otherwise seconds until a request will be allowed again, from 1 to 60
public record RateVerdict(boolean allowed, int limit, int remaining, long resetSeconds, long retryAfterSeconds) {

    /// The name of the policy in the headers.
    public static final String POLICY = "per-minute";

    private static final long WINDOW_SECONDS = Quota.WINDOW.toSeconds();
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    public RateVerdict {
        boolean counts = limit >= RateLimiter.MIN_LIMIT_PER_MINUTE && remaining >= 0 && remaining <= limit;
        boolean times = isInWindow(resetSeconds) && isInWindow(retryAfterSeconds);
        if (!counts || !times || allowed != (retryAfterSeconds == 0)) {
            throw new IllegalArgumentException("Not a verdict: allowed " + allowed + ", remaining " + remaining + " of "
                    + limit + ", reset in " + resetSeconds + " s, retry after " + retryAfterSeconds + " s");
        }
    }

    /// @param used how much of the window is used, including this request if it was allowed
    /// @param left the time until the window ends
    static RateVerdict of(Quota quota, boolean allowed, int used, Duration left) {
        long seconds = secondsUp(left.toNanos());
        int remaining = quota.limitPerMinute() - used;
        if (allowed) {
            return new RateVerdict(true, quota.limitPerMinute(), remaining, seconds, 0);
        }
        // At least one second: a client that retries at once would be refused again.
        long retryAfterSeconds = Math.max(1, seconds);
        return new RateVerdict(false, quota.limitPerMinute(), remaining, retryAfterSeconds, retryAfterSeconds);
    }

    /// The headers for the response, whether the request was allowed or refused.
    ///
    /// - `RateLimit-Policy` and `RateLimit` as in draft-ietf-httpapi-ratelimit-headers-11 of May 2026, sections 3
    ///   and 4: a list of one item, the policy's name as a quoted string, `q` requests per `w` seconds, `r`
    ///   requests left for the next `t` seconds. The format is the same in all versions since 08.
    /// - `X-RateLimit-Limit`, `X-RateLimit-Remaining` and `X-RateLimit-Reset`: the same three numbers for older
    ///   clients. No specification defines them; we use the most common meaning: requests, requests, and seconds
    ///   from now (not a point in time, so that it does not depend on the client's clock).
    /// - `Retry-After` in seconds (RFC 9110, section 10.2.3), on a refusal only; never earlier than the end of
    ///   `t`, as section 6 of the draft requires.
    public Map<String, String> headers() {
        String reset = Long.toString(resetSeconds);
        Map<String, String> headers = LinkedHashMap.newLinkedHashMap(6);
        headers.put("RateLimit-Policy", '"' + POLICY + "\";q=" + limit + ";w=" + WINDOW_SECONDS);
        headers.put("RateLimit", '"' + POLICY + "\";r=" + remaining + ";t=" + reset);
        headers.put("X-RateLimit-Limit", Integer.toString(limit));
        headers.put("X-RateLimit-Remaining", Integer.toString(remaining));
        headers.put("X-RateLimit-Reset", reset);
        if (!allowed) {
            headers.put("Retry-After", Long.toString(retryAfterSeconds));
        }
        return headers;
    }

    /// Rounded up, so that a client that waits that long does not retry too early.
    private static long secondsUp(long nanos) {
        return Math.clamp(Math.ceilDiv(nanos, NANOS_PER_SECOND), 0, WINDOW_SECONDS);
    }

    private static boolean isInWindow(long seconds) {
        return seconds >= 0 && seconds <= WINDOW_SECONDS;
    }
}
