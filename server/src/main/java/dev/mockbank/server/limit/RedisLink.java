package dev.mockbank.server.limit;

import dev.mockbank.server.background.BackgroundTask;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Says whether there is a connection to Redis that works, and looks for a new one in the background when it
/// was lost. Says in the log once that Redis is lost, and once that it is back.
///
/// Every loss, and a start without Redis, is repaired in the same way: the connection is closed, and every half
/// second a new one is tried, which counts as back when it has answered probes in time. (Reconnecting as
/// Lettuce does it repairs a connection that was closed, but not one that hangs.) An attempt takes at most two
/// seconds for the connection, and ends at once where nothing listens. So Redis is in use again within about a
/// second of its return.
final class RedisLink implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("mockbank.limit");

    private static final Duration START_BOUND = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RedisConnections connections;
    private final Duration answerBound;
    private final BackgroundTask seeker;
    private final CountDownLatch tried = new CountDownLatch(1);
    private volatile @Nullable RedisWindows current;
    private volatile boolean lossIsSaid;
    private volatile boolean closed;

    private RedisLink(RedisConnections connections, Duration answerBound) {
        this.connections = connections;
        this.answerBound = answerBound;
        this.seeker = BackgroundTask.unstarted("mockbank-redis", "Redis could not be contacted", PAUSE, this::seek);
    }

    /// Starts looking for Redis; waits for the first result, but not longer than two seconds: loading the
    /// classes takes most of one where the machine is busy.
    static RedisLink open(RedisURI uri, Duration answerBound) {
        RedisLink link = new RedisLink(new RedisConnections(uri), answerBound);
        link.seeker.start();
        try {
            if (!link.tried.await(START_BOUND.toMillis(), TimeUnit.MILLISECONDS)) {
                link.sayLoss("no answer within " + START_BOUND.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return link;
    }

    /// The windows in Redis, or null while it is not to be asked.
    @Nullable
    RedisWindows windows() {
        return current;
    }

    /// To be told when Redis failed, or did not answer in time. Only the first one that tells it of a
    /// connection does anything; nobody waits.
    void lost(RedisWindows failed, Throwable reason) {
        if (current != failed) {
            return;
        }
        synchronized (this) {
            if (current != failed) {
                return;
            }
            current = null;
        }
        sayLoss(text(reason));
        failed.close();
        seeker.wake();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            current = null;
        }
        // First, so that who seeks need not be waited for.
        connections.close();
        seeker.close();
    }

    private Duration seek() throws InterruptedException {
        try {
            if (current == null && !closed) {
                connect();
            }
            return BackgroundTask.UNTIL_WOKEN;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            sayLoss(text(e));
            return PAUSE;
        } finally {
            tried.countDown();
        }
    }

    private void connect() throws InterruptedException, ExecutionException, TimeoutException {
        StatefulRedisConnection<String, String> connection = connections.open();
        RedisWindows fresh = new RedisWindows(connection);
        try {
            fresh.probe(RedisConnections.CONNECT_BOUND, answerBound);
            use(fresh, connection);
        } finally {
            if (current != fresh) {
                fresh.close();
            }
        }
    }

    private void use(RedisWindows fresh, StatefulRedisConnection<String, String> connection) {
        connection.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
                lost(fresh, new IllegalStateException("the connection was closed"));
            }
        });
        synchronized (this) {
            if (closed) {
                return;
            }
            sayReturn();
            current = fresh;
        }
        if (!connection.isOpen()) {
            lost(fresh, new IllegalStateException("the connection was closed"));
        }
    }

    private synchronized void sayLoss(String reason) {
        if (lossIsSaid || closed || current != null) {
            return;
        }
        lossIsSaid = true;
        LOG.log(
                Level.WARNING,
                "Redis at {0} cannot be used ({1}). Until it can, each server counts the rate limits by itself.",
                connections.address(),
                reason);
    }

    private void sayReturn() {
        LOG.log(
                Level.INFO,
                lossIsSaid
                        ? "Redis at {0} is back: the servers count the rate limits together again."
                        : "The servers count the rate limits together, in Redis at {0}.",
                connections.address());
        lossIsSaid = false;
    }

    /// The innermost reason: what Redis or the network said.
    private String text(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        if (reason instanceof TimeoutException) {
            return "no answer within " + answerBound.toMillis() + " ms";
        }
        return reason.getMessage() == null ? "the connection failed" : reason.getMessage();
    }
}
