package dev.mockbank.server.limit;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The windows in Redis, over one connection. It is used for as long as the connection works; after a failure it is
/// closed, and a new connection gets a new instance.
///
/// A window is a counter under `mockbank:window:<key id>:<limit>`. A script increments it atomically, so that the
/// servers together allow exactly the limit, and it expires by Redis's clock: the servers' clocks do not matter.
final class RedisWindows implements AutoCloseable {

    static final String PREFIX = "mockbank:window:";

    /// Returns whether it was allowed, how much of the window is used, and the milliseconds until the window ends.
    private static final String TAKE = """
            local cost, limit, window = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
            local left = redis.call('PTTL', KEYS[1])
            if left < 0 then
              redis.call('SET', KEYS[1], 0, 'PX', window)
              left = window
            end
            local used = tonumber(redis.call('GET', KEYS[1]))
            if used + cost > limit then
              return {0, used, left}
            end
            return {1, redis.call('INCRBY', KEYS[1], cost), left}""";

    private static final int WARM_UPS = 3;
    private static final Quota PROBE = new Quota(0, RateLimiter.MAX_LIMIT_PER_MINUTE);

    private final StatefulRedisConnection<String, String> connection;
    private final RedisAsyncCommands<String, String> commands;
    private final String digest;

    RedisWindows(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
        this.commands = connection.async();
        this.digest = commands.digest(TAKE);
    }

    /// Takes from a window, or fails when Redis has not answered within the bound.
    RateVerdict take(Quota quota, int cost, Duration bound)
            throws InterruptedException, ExecutionException, TimeoutException {
        quota.check(cost);
        return take(quota.keyId() + ":" + quota.limitPerMinute(), quota, cost, bound);
    }

    /// Does what a request does, on a window of its own: a Redis that answers a ping but cannot write (a replica, a
    /// full one, one that does not permit scripts) is of no use. The first attempts may be slow, because they load
    /// classes; the last one has to be within the bound, or the next request would not be.
    void probe(Duration warmUpBound, Duration bound) throws InterruptedException, ExecutionException, TimeoutException {
        for (int i = 0; i < WARM_UPS; i++) {
            take("probe", PROBE, 1, warmUpBound);
        }
        take("probe", PROBE, 1, bound);
    }

    /// Does not block. Requests that still wait on this connection fail at once.
    @Override
    public void close() {
        var _ = connection.closeAsync();
    }

    private RateVerdict take(String name, Quota quota, int cost, Duration bound)
            throws InterruptedException, ExecutionException, TimeoutException {
        String[] keys = {PREFIX + name};
        String[] arguments = {
            Integer.toString(cost), Integer.toString(quota.limitPerMinute()), Long.toString(Quota.WINDOW.toMillis())
        };
        var answer = run(keys, arguments, bound);
        return RateVerdict.of(
                quota, answer.getFirst() == 1, Math.toIntExact(answer.get(1)), Duration.ofMillis(answer.get(2)));
    }

    /// Calls the script by its digest; Redis forgets scripts when it restarts.
    private List<Long> run(String[] keys, String[] arguments, Duration bound)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return commands.<List<Long>>evalsha(digest, ScriptOutputType.MULTI, keys, arguments)
                    .get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RedisNoScriptException) {
                return commands.<List<Long>>eval(TAKE, ScriptOutputType.MULTI, keys, arguments)
                        .get(bound.toNanos(), TimeUnit.NANOSECONDS);
            }
            throw e;
        }
    }
}
