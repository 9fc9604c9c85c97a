package dev.mockbank.server.limit;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Counts in Redis, and in this process while Redis does not answer.
///
/// A request waits for Redis for at most 100 ms. When Redis fails or does not answer in time, the request is counted
/// here instead, and so are all that follow, without trying Redis; those that are waiting stop waiting. [RedisLink]
/// detects in the background when Redis is back.
///
/// While Redis is unreachable each server counts by itself, from zero: N servers together allow up to N times the
/// limit. Afterwards the counts in Redis continue, if their windows have not expired.
final class RedisRateLimiter implements RateLimiter {

    static final Duration ANSWER_BOUND = Duration.ofMillis(100);

    private final RedisLink link;
    private final Duration answerBound;
    private final ProcessRateLimiter fallBack;

    private RedisRateLimiter(RedisLink link, Duration answerBound, ProcessRateLimiter fallBack) {
        this.link = link;
        this.answerBound = answerBound;
        this.fallBack = fallBack;
    }

    static RedisRateLimiter open(RedisURI uri, Duration answerBound) {
        return new RedisRateLimiter(
                RedisLink.open(uri, answerBound), answerBound, new ProcessRateLimiter(System::nanoTime));
    }

    @Override
    public RateVerdict take(long keyId, int limitPerMinute, int cost) {
        Quota quota = new Quota(keyId, limitPerMinute);
        RedisWindows windows = link.windows();
        RateVerdict shared = windows == null ? null : takeShared(quota, cost, windows);
        return shared == null ? fallBack.take(quota, cost) : shared;
    }

    @Override
    public String kind() {
        return link.windows() == null ? "process (redis unreachable)" : "redis";
    }

    @Override
    public void close() {
        link.close();
        fallBack.close();
    }

    private @Nullable RateVerdict takeShared(Quota quota, int cost, RedisWindows windows) {
        try {
            return windows.take(quota, cost, answerBound);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            link.lost(windows, e);
        }
        return null;
    }
}
