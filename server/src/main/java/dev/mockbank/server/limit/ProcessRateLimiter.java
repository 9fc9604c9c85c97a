package dev.mockbank.server.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/// Counts in this process: one look-up and one compare-and-swap for a request, no lock, no thread of its own.
/// What it counted ends with the process.
final class ProcessRateLimiter implements RateLimiter {

    private final TimeMeter clock;
    private final LoadingCache<Quota, Bucket> buckets;

    ProcessRateLimiter(TimeMeter clock) {
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(Quota.MAX_KEPT)
                .expireAfterAccess(Quota.KEEP_IDLE)
                .build(this::newBucket);
    }

    @Override
    public RateVerdict take(long keyId, int limitPerMinute) {
        return take(new Quota(keyId, limitPerMinute));
    }

    RateVerdict take(Quota quota) {
        return RateVerdict.of(quota, buckets.get(quota).tryConsumeAndReturnRemaining(1));
    }

    @Override
    public String kind() {
        return "process";
    }

    @Override
    public void close() {
        buckets.invalidateAll();
    }

    private Bucket newBucket(Quota quota) {
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(quota.bandwidth())
                .build();
    }
}
