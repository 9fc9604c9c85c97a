package dev.mockbank.server.http.connection;

import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;

/// The sockets of the open connections. Helidon passes each one here when it has accepted it, before the TLS
/// handshake; while there are too many, a further one blocks here.
final class AcceptedSockets implements SocketOptions {

    private static final Duration FULL_PAUSE = Duration.ofMillis(10);

    private final ConnectionLimits limits;
    private final Runnable closeIdle;
    private final Map<SocketAddress, Socket> open = new ConcurrentHashMap<>();

    /// @param closeIdle closes a connection that is idle, if there is one
    AcceptedSockets(ConnectionLimits limits, Runnable closeIdle) {
        this.limits = limits;
        this.closeIdle = closeIdle;
    }

    @Override
    public void configureSocket(Socket socket) {
        try {
            socket.setTcpNoDelay(tcpNoDelay());
            socket.setKeepAlive(socketKeepAlive());
            socket.setSoTimeout((int) limits.handshake().toMillis());
            freeSlot();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server stops", e);
        }
        open.put(socket.getRemoteSocketAddress(), socket);
        if (socket instanceof SSLSocket tls) {
            Thread.ofVirtual().name("tls-handshake-bound").start(() -> endUnlessAgreed(tls));
        }
    }

    /// The socket of the client at this address and port.
    ///
    /// @throws CloseConnectionException when it has been closed
    Socket at(SocketAddress address) {
        var socket = open.get(address);
        if (socket == null) {
            throw new CloseConnectionException("the handshake took too long");
        }
        return socket;
    }

    /// Removes the connection of the client at this address and port, which has ended.
    void ended(SocketAddress address, Socket socket) {
        open.remove(address, socket);
    }

    private void freeSlot() throws InterruptedException {
        while (open.size() >= limits.connections()) {
            // Connections whose handshake failed.
            boolean freed = open.values().removeIf(Socket::isClosed);
            if (!freed) {
                closeIdle.run();
                Thread.sleep(FULL_PAUSE);
            }
        }
    }

    /// Closes a connection whose handshake takes too long: no other timeout covers it yet.
    private void endUnlessAgreed(SSLSocket tls) {
        try {
            Thread.sleep(limits.handshake());
            // Null until the handshake is over (source: javax.net.ssl.SSLSocket).
            if (tls.getApplicationProtocol() == null) {
                open.remove(tls.getRemoteSocketAddress(), tls);
                tls.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException closedAnyway) {
            // Nothing more can be done.
        }
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return Map.of();
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ZERO;
    }

    @Override
    public Duration readTimeout() {
        return limits.idle();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return Optional.empty();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return Optional.empty();
    }

    @Override
    public boolean socketReuseAddress() {
        return true;
    }

    @Override
    public boolean socketKeepAlive() {
        return true;
    }

    @Override
    public boolean tcpNoDelay() {
        return true;
    }
}
