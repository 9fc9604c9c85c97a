package dev.mockbank.server.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BandwidthBuilder;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/// What one count belongs to: a key with one limit. With another limit the same key has another count.
record Quota(long keyId, int limitPerMinute) {

    static final Duration WINDOW = Duration.ofMinutes(1);

    /// How long an idle count is kept in this process: past a window it says nothing that a new one would not.
    static final Duration KEEP_IDLE = WINDOW.multipliedBy(2);

    /// How many counts are kept in this process. Past that the least used go, and their keys start afresh:
    /// better than to refuse, or to grow without end. About 50 MB if all are in use.
    static final int MAX_KEPT = 100_000;

    Quota {
        if (limitPerMinute < RateLimiter.MIN_LIMIT_PER_MINUTE || limitPerMinute > RateLimiter.MAX_LIMIT_PER_MINUTE) {
            throw new IllegalArgumentException(
                    "The limit of key " + keyId + " is out of range: " + limitPerMinute + " per minute");
        }
    }

    /// Refilled by intervals: nothing within the window, the whole limit at its end. Bucket4j's usual greedy
    /// refill would allow almost twice the limit in the first minute, and its remaining would never stand
    /// still.
    Bandwidth bandwidth() {
        return BandwidthBuilder.builder()
                .capacity(limitPerMinute)
                .refillIntervally(limitPerMinute, WINDOW)
                .build();
    }

    BucketConfiguration configuration() {
        return BucketConfiguration.builder().addLimit(bandwidth()).build();
    }
}
