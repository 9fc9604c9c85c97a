package dev.mockbank.server.limit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Opens connections to one Redis, and owns Lettuce's threads: as few as Lettuce allows (two for I/O, two for its
/// events, one timer), all daemons.
final class RedisConnections implements AutoCloseable {

    /// The timeout of connecting, and then of the handshake (authentication, selecting the database).
    static final Duration CONNECT_BOUND = Duration.ofSeconds(1);

    private static final Duration CLOSE_BOUND = Duration.ofSeconds(1);
    private static final int THREADS = 2;
    private static final int MAX_COMMANDS_UNDER_WAY = 100_000;

    private final RedisURI uri;
    private final ClientResources resources;
    private final RedisClient client;

    RedisConnections(RedisURI uri) {
        this.uri = RedisURI.builder(uri).withTimeout(CONNECT_BOUND).build();
        this.resources = ClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .build();
        this.client = RedisClient.create(resources);
        this.client.setOptions(options());
    }

    /// `host:port`, without user and password.
    String address() {
        return uri.getHost() + ":" + uri.getPort();
    }

    StatefulRedisConnection<String, String> open() throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<StatefulRedisConnection<String, String>> opening =
                client.connectAsync(StringCodec.ASCII, uri).toCompletableFuture();
        try {
            return opening.get(CONNECT_BOUND.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | TimeoutException e) {
            // A connection that is established too late must not stay open.
            var _ = opening.thenCompose(StatefulRedisConnection::closeAsync);
            throw e;
        }
    }

    /// Closes the connections as well.
    @Override
    public void close() {
        client.shutdown(Duration.ZERO, CLOSE_BOUND);
        resources
                .shutdown(0, CLOSE_BOUND.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_BOUND.toMillis());
    }

    /// No reconnecting, which [RedisLink] does, and no command timeouts: each caller has a timeout of its own, and
    /// abandoned commands end when the connection is closed. Maintenance events exist only on a vendor's clusters.
    private static ClientOptions options() {
        return ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MAX_COMMANDS_UNDER_WAY)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT_BOUND)
                        .tcpNoDelay(true)
                        .keepAlive(true)
                        .build())
                .timeoutOptions(TimeoutOptions.builder().timeoutCommands(false).build())
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .build();
    }
}
