package dev.mockbank.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;

/// Helidon's HTTP/1.1 connections, with the two bounds that they lack: by themselves they end only while they wait for
/// a request, never in the middle of one, and they keep a line of any length in memory.
final class BoundedConnections implements ServerConnectionSelector {

    private final Http1ConnectionSelector http1;
    private final Duration requestLimit;
    private final int maxLineBytes;

    /// @param requestLimit how long one request may take in all, and how long a connection may be idle
    /// @param maxLineBytes how many bytes without a line's end may come
    BoundedConnections(Http1ConnectionSelector http1, Duration requestLimit, int maxLineBytes) {
        this.http1 = http1;
        this.requestLimit = requestLimit;
        this.maxLineBytes = maxLineBytes;
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http1.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http1.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http1.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return new Bounded(http1.connection(BoundedContext.of(context, maxLineBytes)), requestLimit);
    }

    /// A connection that ends when its request takes too long; Helidon asks it to every few seconds.
    private record Bounded(ServerConnection connection, Duration requestLimit) implements ServerConnection {

        @Override
        public void handle(Limit limit) throws InterruptedException {
            connection.handle(limit);
        }

        @Override
        public Duration idleTime() {
            return connection.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            connection.close(interrupt || idleTime().compareTo(requestLimit) > 0);
        }
    }
}
