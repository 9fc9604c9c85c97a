package dev.mockbank.server.idempotency;

import dev.mockbank.server.problem.ProblemException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Deletes old claims in the background: at the start and then every few minutes, a bounded number with each statement.
/// While the database is away it waits for the next time.
public final class ClaimSweep implements AutoCloseable {

    private static final Logger LOG = System.getLogger("mockbank.idempotency");
    private static final Duration PERIOD = Duration.ofMinutes(5);

    private final Claims claims;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private ClaimSweep(Claims claims) {
        this.claims = claims;
        this.thread = Thread.ofPlatform().daemon().name("claim-sweep").unstarted(this::run);
    }

    /// Starts to sweep.
    public static ClaimSweep start(Claims claims) {
        var sweep = new ClaimSweep(claims);
        sweep.thread.start();
        return sweep;
    }

    /// Ends after the statement that runs; what is not swept now is swept later.
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                sweep();
            } while (!closed.await(PERIOD.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try {
            while (claims.sweep() && closed.getCount() > 0) {
                // There may be more.
            }
        } catch (ProblemException databaseIsAway) {
            // The database's own log says so.
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Old claims could not be deleted; the next try comes in " + PERIOD, e);
        }
    }
}
