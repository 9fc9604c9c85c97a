package dev.mockbank.server.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Counts in this process, without a thread of its own. The counts do not survive the process.
final class ProcessRateLimiter implements RateLimiter {

    /// How long an idle count is kept: after its window it is equivalent to a new one.
    private static final Duration KEEP_IDLE = Quota.WINDOW.multipliedBy(2);

    /// How many counts are kept, about 20 MB. Beyond that the least used are evicted, and their keys start again with
    /// a full window: better than refusing requests or growing without bound.
    private static final int MAX_KEPT = 100_000;

    private final LongSupplier nanoClock;
    private final LoadingCache<Quota, Window> windows = Caffeine.newBuilder()
            .maximumSize(MAX_KEPT)
            .expireAfterAccess(KEEP_IDLE)
            .build(_ -> new Window());

    /// @param nanoClock like [System#nanoTime]
    ProcessRateLimiter(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    @Override
    public RateVerdict take(long keyId, int limitPerMinute, int cost) {
        return take(new Quota(keyId, limitPerMinute), cost);
    }

    RateVerdict take(Quota quota, int cost) {
        quota.check(cost);
        return windows.get(quota).take(quota, cost, nanoClock.getAsLong());
    }

    @Override
    public String kind() {
        return "process";
    }

    @Override
    public void close() {
        windows.invalidateAll();
    }

    /// The window of one quota, and how much of it is used.
    private static final class Window {

        private boolean open;
        private long openedAtNanos;
        private int used;

        synchronized RateVerdict take(Quota quota, int cost, long nowNanos) {
            if (!open || nowNanos - openedAtNanos >= Quota.WINDOW.toNanos()) {
                open = true;
                openedAtNanos = nowNanos;
                used = 0;
            }
            boolean allowed = cost <= quota.limitPerMinute() - used;
            used += allowed ? cost : 0;
            return RateVerdict.of(
                    quota,
                    allowed,
                    used,
                    Duration.ofNanos(openedAtNanos - nowNanos).plus(Quota.WINDOW));
        }
    }
}
