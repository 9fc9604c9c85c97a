package dev.mockbank.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/// Clients that all live on the thread that calls: the load shares the processor with what it measures, so it must cost
/// little. A request that is not answered with success ends the run.
final class HttpLoad implements AutoCloseable {

    private static final int ANSWER_BYTES = 64 * 1024;
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final long WAIT_MILLIS = 1_000;
    private static final long SHORTEST_PARK_NANOS = 1_000;
    private static final int DIGITS = 3;

    private final Selector selector;
    private final ByteBuffer in = ByteBuffer.allocateDirect(ANSWER_BYTES);
    private final List<LoadConnection> connections = new ArrayList<>();

    /// @param servers the clients' addresses, in turns
    HttpLoad(List<InetSocketAddress> servers, int clients) {
        try {
            this.selector = Selector.open();
            for (int i = 0; i < clients; i++) {
                connections.add(LoadConnection.open(servers.get(i % servers.size()), selector));
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    /// Sends as fast as the answers come, and returns when the last of them is there.
    ///
    /// @return how many were answered in time; one more of each client was answered later
    long closedLoop(Requests requests, long nanos) {
        long start = System.nanoTime();
        long end = start + nanos;
        var loop = new Object() {
            long answered;
            int underWay = connections.size();
        };
        connections.forEach(connection -> send(connection, requests, start));
        while (loop.underWay > 0) {
            await(connection -> {
                long now = System.nanoTime();
                if (now - end < 0) {
                    loop.answered++;
                    send(connection, requests, now);
                } else {
                    loop.underWay--;
                }
            });
            checkPatience(end);
        }
        return loop.answered;
    }

    /// Sends at a steady rate, whether or not the answers keep up. Where they do not, requests wait for a connection,
    /// and their time counts from when they should have been sent: a stall shows in each of them.
    ///
    /// @return how long each took, in nanoseconds
    Histogram openLoop(Requests requests, double perSecond, long nanos) {
        var times = new Histogram(DIGITS);
        var idle = new ArrayDeque<>(connections);
        double period = 1e9 / perSecond;
        long all = Math.max(1, (long) (nanos / period));
        long start = System.nanoTime();
        Consumer<LoadConnection> answered = connection -> {
            times.recordValue(Math.max(0, System.nanoTime() - connection.intendedNanos()));
            idle.addLast(connection);
        };
        long sent = 0;
        while (times.getTotalCount() < all) {
            long due = start + (long) (sent * period);
            if (sent == all || idle.isEmpty()) {
                await(answered);
            } else if (System.nanoTime() - due >= 0) {
                send(idle.removeFirst(), requests, due);
                sent++;
            } else {
                poll(answered);
            }
            checkPatience(start + nanos);
        }
        return times;
    }

    @Override
    public void close() {
        try {
            for (var connection : connections) {
                connection.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for answers.
    private void await(Consumer<LoadConnection> answered) {
        try {
            selector.select(key -> advance(key, answered), WAIT_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Looks for answers. A selector waits for a millisecond at least, too long between two requests; to look again and
    /// again would take a processor from the server.
    private void poll(Consumer<LoadConnection> answered) {
        try {
            if (selector.selectNow(key -> advance(key, answered)) == 0) {
                LockSupport.parkNanos(SHORTEST_PARK_NANOS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void advance(SelectionKey key, Consumer<LoadConnection> answered) {
        try {
            var connection = (LoadConnection) key.attachment();
            if (connection.advance(in)) {
                answered.accept(connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(LoadConnection connection, Requests requests, long intendedNanos) {
        try {
            connection.send(requests.next(), intendedNanos);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkPatience(long end) {
        if (System.nanoTime() - end > PATIENCE_NANOS) {
            throw new IllegalStateException("Requests have no answer after " + PATIENCE_NANOS / 1_000_000_000 + " s");
        }
    }
}
