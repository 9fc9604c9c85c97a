package dev.mockbank.server.http.connection;

import io.helidon.common.socket.HelidonSocket;
import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads what a client sends, with timeouts. An idle connection is closed without a response; a request that is not
/// complete in time gets 408. Used by the connection's thread, except for [#isIdle], [#waitedFor] and [#closeIfIdle].
final class ClientInput implements Supplier<byte @Nullable []> {

    private enum State {
        BUSY,
        IDLE,
        CLOSED
    }

    private final Socket socket;
    private final HelidonSocket bytes;
    private final ConnectionLimits limits;
    private final BooleanSupplier stopping;
    private final AtomicReference<State> state = new AtomicReference<>(State.BUSY);
    private volatile long idleSinceNanos;
    private boolean betweenRequests = true;
    private long waitedNanos;

    /// @param socket   the socket that `bytes` reads from
    /// @param stopping whether the server accepts no further requests
    ClientInput(Socket socket, HelidonSocket bytes, ConnectionLimits limits, BooleanSupplier stopping) {
        this.socket = socket;
        this.bytes = bytes;
        this.limits = limits;
        this.stopping = stopping;
    }

    /// The next bytes; null at the end.
    ///
    /// @throws CloseConnectionException when the connection was idle for too long, or failed
    /// @throws RequestException         408 when the request takes too long
    @Override
    public byte @Nullable [] get() {
        return betweenRequests ? firstOfRequest() : restOfRequest();
    }

    /// Marks the request as answered: the next bytes belong to the next one.
    void answered() {
        betweenRequests = true;
    }

    /// Whether the connection is idle.
    boolean isIdle() {
        return state.get() == State.IDLE;
    }

    /// How long it has been idle, if it is.
    Duration waitedFor() {
        return Duration.ofNanos(System.nanoTime() - idleSinceNanos);
    }

    /// Closes the connection if it is idle. A request that arrives at the same moment is either handled completely or
    /// not at all.
    void closeIfIdle() {
        if (state.compareAndSet(State.IDLE, State.CLOSED)) {
            // On a thread of its own: closing TLS sends a message, and the client may not read it.
            Thread.ofVirtual().name("connection-close").start(this::close);
        }
    }

    private byte @Nullable [] firstOfRequest() {
        idleSinceNanos = System.nanoTime();
        state.set(State.IDLE);
        if (stopping.getAsBoolean()) {
            throw new CloseConnectionException("the server is stopping");
        }
        byte[] first;
        try {
            first = read(limits.idle().toNanos());
        } catch (SocketTimeoutException silence) {
            throw new CloseConnectionException("no request arrived", silence);
        }
        if (!state.compareAndSet(State.IDLE, State.BUSY)) {
            throw new CloseConnectionException("the connection was closed while it was idle");
        }
        betweenRequests = false;
        waitedNanos = 0;
        return first;
    }

    private byte @Nullable [] restOfRequest() {
        long leftNanos = limits.request().toNanos() - waitedNanos;
        if (leftNanos <= 0) {
            throw tooSlow();
        }
        long startNanos = System.nanoTime();
        try {
            return read(leftNanos);
        } catch (SocketTimeoutException silence) {
            throw tooSlow();
        } finally {
            waitedNanos += System.nanoTime() - startNanos;
        }
    }

    private byte @Nullable [] read(long timeoutNanos) throws SocketTimeoutException {
        try {
            // 0 would mean no timeout.
            socket.setSoTimeout((int) Math.max(1, Duration.ofNanos(timeoutNanos).toMillis()));
            return bytes.get();
        } catch (IOException e) {
            throw new CloseConnectionException("the connection broke", e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof SocketTimeoutException silence) {
                throw silence;
            }
            throw new CloseConnectionException("the connection broke", e);
        }
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException closedAnyway) {
            // Nothing more can be done.
        }
    }

    private static RequestException tooSlow() {
        return RequestException.builder()
                .type(DirectHandler.EventType.OTHER)
                .status(Status.REQUEST_TIMEOUT_408)
                .setKeepAlive(false)
                .message("the request was not complete in time")
                .build();
    }
}
