package dev.mockbank.server.summary;

import dev.mockbank.server.db.Database;
import dev.mockbank.server.problem.ProblemException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps the sums close behind the books, in the background. While the database is away, or somebody holds it up, sums
/// are slower, but not wrong.
public final class RollUpRounds implements AutoCloseable {

    private static final Logger LOG = System.getLogger("mockbank.summary");
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /// How soon those are looked for again that were writing.
    private static final Duration WRITERS_PAUSE = Duration.ofMillis(20);

    /// How often in a row; who writes longer than that is looked for once in a period.
    private static final int WRITERS_TRIES = 20;

    private final RollUp rollUp;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private RollUpRounds(Database database) {
        this.rollUp = new RollUp(database);
        this.thread = Thread.ofPlatform().daemon().name("roll-up").unstarted(this::run);
    }

    /// Starts them.
    public static RollUpRounds start(Database database) {
        var rounds = new RollUpRounds(database);
        rounds.thread.start();
        return rounds;
    }

    /// Ends after the statement that runs.
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
                round();
            } while (!closed.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        try {
            for (int attempt = 0; attempt < WRITERS_TRIES && rollUp.advance(); attempt++) {
                if (closed.await(WRITERS_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (ProblemException databaseIsAway) {
            // The database's own log says so.
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The sums could not be brought up to date; the next try comes in " + PERIOD, e);
        }
    }
}
