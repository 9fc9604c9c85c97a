package dev.mockbank.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;

/// Clients that post at a steady pace, each at most one posting at a time. A refused posting counts, and does not end
/// the run.
final class SteadyPostings {

    static final int CLIENTS = 8;
    static final int INTERVAL_MILLIS = 20;

    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);
    private static final long HIGHEST_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int DIGITS = 3;
    private static final int SUCCESS = 2;

    private final InetSocketAddress server;
    private final Workload workload;
    private final String key;
    private final int clients;

    SteadyPostings(InetSocketAddress server, Workload workload, String key, int clients) {
        this.server = server;
        this.workload = workload;
        this.key = key;
        this.clients = clients;
    }

    /// @param refused how many postings were refused, or broken off by the server
    record Measured(Latency latency, long refused) {}

    /// Posts for as long as said. Where an answer takes longer than the pace, the postings count, too, that would have
    /// been sent meanwhile, as if they had waited for its end (no coordinated omission).
    Measured measure(double seconds) {
        var times = new ConcurrentHistogram(HIGHEST_NANOS, DIGITS);
        var refused = new AtomicLong();
        long end = System.nanoTime() + Math.round(seconds * 1e9);
        // Threads of the system: the load beside them runs on virtual ones, and must not keep these from their pace.
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("posting-", 1).factory())) {
            for (Future<Boolean> done : IntStream.range(0, clients)
                    .mapToObj(_ -> threads.submit(() -> post(end, times, refused)))
                    .toList()) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The postings failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Measured(Latency.of(clients * 1e3 / INTERVAL_MILLIS, times), refused.get());
    }

    private boolean post(long endNanos, ConcurrentHistogram times, AtomicLong refused)
            throws IOException, InterruptedException {
        var requests = Requests.of(workload, key);
        try (var caller = new Caller(server, Integer.MAX_VALUE, 0)) {
            for (long sent = System.nanoTime(); sent - endNanos < 0; sent = System.nanoTime()) {
                if (!booked(caller, requests.next())) {
                    refused.incrementAndGet();
                }
                long nanos = System.nanoTime() - sent;
                times.recordValueWithExpectedInterval(Math.min(nanos, HIGHEST_NANOS), INTERVAL_NANOS);
                TimeUnit.NANOSECONDS.sleep(INTERVAL_NANOS - nanos % INTERVAL_NANOS);
            }
        }
        return true;
    }

    private static boolean booked(Caller caller, byte[] posting) throws InterruptedException {
        try {
            return caller.call(posting) / 100 == SUCCESS;
        } catch (IOException broken) {
            System.getLogger("bench").log(System.Logger.Level.DEBUG, "A connection broke", broken);
            return false;
        }
    }
}
