package dev.mockbank.server.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// The counts as they are kept in Redis, over one connection. It lives as long as the connection works; after a
/// failure it is closed, and a new connection gets a new one.
///
/// One count is one value under `mockbank:limit:<key id>:<limit>`, changed by compare-and-swap (a `GET` and a
/// script), so that the servers together allow exactly the limit. Requests of one key that come while another
/// one of it is under way go to Redis together, in one change: with many threads on one key they would
/// otherwise spend their time in refused swaps. The values expire by themselves some seconds after the window.
///
/// Windows are told by the clocks of the servers: where these differ by a second, a window ends a second sooner
/// or later.
final class RedisBuckets implements AutoCloseable {

    static final String PREFIX = "mockbank:limit:";

    private static final Duration KEEP_AFTER_WINDOW = Duration.ofSeconds(10);
    private static final int WARM_UPS = 3;
    private static final Quota PROBE = new Quota(0, RateLimiter.MAX_LIMIT_PER_MINUTE);

    private final StatefulRedisConnection<String, byte[]> connection;
    private final AsyncProxyManager<String> proxies;
    private final LoadingCache<Quota, AsyncBucketProxy> buckets;
    private final AtomicBoolean closed = new AtomicBoolean();

    RedisBuckets(StatefulRedisConnection<String, byte[]> connection, TimeMeter clock) {
        this.connection = connection;
        this.proxies = Bucket4jLettuce.casBasedBuilder(connection)
                .clientClock(clock)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEEP_AFTER_WINDOW))
                .build()
                .asAsync();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(Quota.MAX_KEPT)
                .expireAfterAccess(Quota.KEEP_IDLE)
                .build(quota -> bucket(quota.keyId() + ":" + quota.limitPerMinute(), quota));
    }

    /// Takes one request, or ends when Redis has not answered within the bound.
    ConsumptionProbe take(Quota quota, Duration bound)
            throws InterruptedException, ExecutionException, TimeoutException {
        return take(buckets.get(quota), bound);
    }

    /// Does what a request does, on a count of its own: a Redis that answers a ping but cannot write (a
    /// replica, a full one, one that does not let us run scripts) is of no use. The first ones may be slow,
    /// because they load the classes too; the last one has to be within the bound, or the next request would
    /// not be.
    void probe(Duration warmUpBound, Duration bound) throws InterruptedException, ExecutionException, TimeoutException {
        AsyncBucketProxy probe = bucket("probe", PROBE);
        for (int i = 0; i < WARM_UPS; i++) {
            take(probe, warmUpBound);
        }
        take(probe, bound);
    }

    /// Does not wait. Requests that still wait for an answer on this connection fail at once.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            var _ = connection.closeAsync();
        }
    }

    private static ConsumptionProbe take(AsyncBucketProxy bucket, Duration bound)
            throws InterruptedException, ExecutionException, TimeoutException {
        return bucket.tryConsumeAndReturnRemaining(1).get(bound.toNanos(), TimeUnit.NANOSECONDS);
    }

    private AsyncBucketProxy bucket(String name, Quota quota) {
        return proxies.builder()
                .withOptimization(Optimizations.batching())
                .build(PREFIX + name, () -> CompletableFuture.completedFuture(quota.configuration()));
    }
}
