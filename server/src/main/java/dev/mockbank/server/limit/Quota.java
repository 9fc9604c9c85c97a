package dev.mockbank.server.limit;

import java.time.Duration;

/// The key of one count: an API key with one limit. With another limit the same API key has another count.
record Quota(long keyId, int limitPerMinute) {

    static final Duration WINDOW = Duration.ofMinutes(1);

    Quota {
        if (limitPerMinute < RateLimiter.MIN_LIMIT_PER_MINUTE || limitPerMinute > RateLimiter.MAX_LIMIT_PER_MINUTE) {
            throw new IllegalArgumentException(
                    "The limit of key " + keyId + " is out of range: " + limitPerMinute + " per minute");
        }
    }

    /// @throws IllegalArgumentException when the cost exceeds a whole window
    void check(int cost) {
        if (cost < 1 || cost > limitPerMinute) {
            throw new IllegalArgumentException(
                    "A cost of " + cost + " is out of range for a limit of " + limitPerMinute + " per minute");
        }
    }
}
