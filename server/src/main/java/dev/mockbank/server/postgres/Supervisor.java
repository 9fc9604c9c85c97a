package dev.mockbank.server.postgres;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Watches a running PostgreSQL and starts it again, on the same port, when it has ended without being told to: the
/// connection pool then recovers by itself. After [#MAX_TRIES] in a row without a stable run it gives up.
final class Supervisor implements AutoCloseable {
    /// A look costs some microseconds, and a bank at rest should cost none.
    private static final int CHECK_MILLIS = 500;

    private static final int MAX_TRIES = 20;
    private static final int FIRST_PAUSE_MILLIS = 100;
    private static final int MAX_PAUSE_MILLIS = 30_000;
    private static final int STABLE_SECONDS = 10;
    private static final int LOG_CHECK_SECONDS = 60;
    private static final Duration STOP_BOUND = Duration.ofSeconds(60);
    private static final Duration STOP_PAUSE = Duration.ofMillis(100);

    private final System.Logger logger = System.getLogger(EmbeddedPostgres.LOGGER);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Postmaster postmaster;
    private final int port;
    private final ServerLog log;
    private final Thread thread;

    Supervisor(Postmaster postmaster, int port, ServerLog log) {
        this.postmaster = postmaster;
        this.port = port;
        this.log = log;
        this.thread = Thread.ofPlatform().daemon().name("postgres-supervisor").unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    /// Stops watching, and then PostgreSQL: also one that is being started again at this moment. That start is not
    /// broken off, because what it leaves behind could not be found; as soon as it is there it is stopped.
    @Override
    public void close() {
        closing.countDown();
        long deadline = System.nanoTime() + STOP_BOUND.toNanos();
        try {
            do {
                postmaster.stop();
            } while (!thread.join(STOP_PAUSE) && System.nanoTime() < deadline);
            // It may have come up in between.
            postmaster.stop();
        } catch (IOException e) {
            logger.log(Level.WARNING, "PostgreSQL could not be stopped; the next start will recover", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            logger.log(Level.WARNING, "PostgreSQL was not stopped in time; the next start will recover");
        }
    }

    private void watch() {
        int tries = 0;
        long startNanos = System.nanoTime();
        long trimNanos = startNanos;
        while (!closed(tries == 0 || postmaster.alive() ? CHECK_MILLIS : pauseMillis(tries))) {
            if (postmaster.alive()) {
                tries = elapsedSeconds(startNanos) >= STABLE_SECONDS ? 0 : tries;
                if (elapsedSeconds(trimNanos) >= LOG_CHECK_SECONDS) {
                    trimNanos = System.nanoTime();
                    trimLog();
                }
            } else if (tries++ < MAX_TRIES) {
                restart(tries);
                startNanos = System.nanoTime();
            } else {
                logger.log(Level.ERROR, "PostgreSQL does not stay up; restart Mockbank, and see {0}", log.file());
                return;
            }
        }
    }

    private void restart(int tries) {
        logger.log(
                Level.WARNING,
                "PostgreSQL ended unexpectedly; starting it again on port {0}, try {1} of {2}",
                Integer.toString(port),
                tries,
                MAX_TRIES);
        try {
            postmaster.start(port, step -> logger.log(Level.INFO, step));
            logger.log(Level.INFO, "PostgreSQL runs again");
        } catch (IOException | RuntimeException e) {
            logger.log(Level.WARNING, "PostgreSQL did not start", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts the supervisor", e);
        }
    }

    private boolean closed(long waitMillis) {
        try {
            return closing.await(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts the supervisor", e);
        }
    }

    private void trimLog() {
        try {
            log.trim();
        } catch (IOException e) {
            logger.log(Level.WARNING, "The log of PostgreSQL could not be shortened", e);
        }
    }

    private static long pauseMillis(int tries) {
        return Math.min(MAX_PAUSE_MILLIS, (long) FIRST_PAUSE_MILLIS << (tries - 1));
    }

    private static long elapsedSeconds(long sinceNanos) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - sinceNanos);
    }
}
