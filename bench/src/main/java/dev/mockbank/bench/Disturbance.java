package dev.mockbank.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// Something heavy that one API key does: some clients, each of which sends its requests again and again as fast as
/// they are answered.
///
/// @param name       what it is
/// @param requests   sent in turns
/// @param pieceBytes how many bytes of a request are sent at once, one piece every [#PIECE_PAUSE_MILLIS]
record Disturbance(String name, int clients, List<byte[]> requests, int pieceBytes) {

    private static final long PIECE_PAUSE_MILLIS = 50;

    /// A client that was told to wait does not wait as long as it was told, but this long: what is measured is the
    /// server, and not how fast the load can be refused.
    private static final long REFUSED_PAUSE_MILLIS = 20;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;
    private static final int CLIENT_ERRORS = 400;

    /// One that sends whole requests.
    static Disturbance of(String name, int clients, List<byte[]> requests) {
        return new Disturbance(name, clients, requests, Integer.MAX_VALUE);
    }

    /// Begins.
    Running start(InetSocketAddress server) {
        var running = new Running(this, server);
        for (int client = 0; client < clients; client++) {
            int first = client;
            running.threads.execute(() -> running.loop(first));
        }
        return running;
    }

    /// A disturbance that goes on until it is closed, which breaks off what is under way.
    static final class Running implements AutoCloseable {

        private final Disturbance disturbance;
        private final InetSocketAddress server;
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final AtomicLong answered = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();

        private Running(Disturbance disturbance, InetSocketAddress server) {
            this.disturbance = disturbance;
            this.server = server;
        }

        long answered() {
            return answered.get();
        }

        long refused() {
            return refused.get();
        }

        @Override
        public void close() {
            threads.shutdownNow();
            threads.close();
        }

        private void loop(int first) {
            var requests = disturbance.requests();
            try (var caller = new Caller(server, disturbance.pieceBytes(), PIECE_PAUSE_MILLIS)) {
                for (int next = first; !Thread.currentThread().isInterrupted(); next++) {
                    call(caller, requests.get(next % requests.size()));
                }
            } catch (ClosedByInterruptException | InterruptedException closed) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                refused.incrementAndGet();
            }
        }

        private void call(Caller caller, byte[] request) throws IOException, InterruptedException {
            int status = SERVER_ERRORS;
            try {
                status = caller.call(request);
            } catch (ClosedByInterruptException closed) {
                throw closed;
            } catch (IOException broken) {
                System.getLogger("bench").log(System.Logger.Level.DEBUG, "A connection broke", broken);
            }
            (status < CLIENT_ERRORS ? answered : refused).incrementAndGet();
            if (status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS) {
                Thread.sleep(REFUSED_PAUSE_MILLIS);
            }
        }
    }
}
