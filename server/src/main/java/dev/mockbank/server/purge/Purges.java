package dev.mockbank.server.purge;

import dev.mockbank.server.background.BackgroundTask;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SqlErrors;
import dev.mockbank.server.problem.ProblemException;
import java.time.Duration;

/// Deletes in the background the rows of closed accounts and of ledgers that a reset has replaced. Nobody sees these
/// rows any more; they only take space. Pieces are small, and after each the task rests as long as the piece took, so
/// that postings have the database most of the time. What a server leaves behind the next start goes on with.
public final class Purges implements AutoCloseable {

    /// How long the sums may need to take in the last postings of a closed account.
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Database database;
    private final PurgeStore store = new PurgeStore();
    private final BackgroundTask task;

    private Purges(Database database) {
        this.database = database;
        this.task = BackgroundTask.start("purge", "What was closed could not be deleted", PERIOD, this::step);
    }

    /// Starts, with what an earlier server left.
    public static Purges start(Database database) {
        return new Purges(database);
    }

    /// There is something to delete.
    public void wake() {
        task.wake();
    }

    /// Ends after the piece that runs.
    @Override
    public void close() {
        task.close();
    }

    private Duration step() {
        try {
            long startNanos = System.nanoTime();
            PurgeStore.Progress progress = database.transact(store::deletePiece);
            return switch (progress) {
                case DELETED -> Duration.ofNanos(System.nanoTime() - startNanos);
                case WAITS_FOR_SUMS -> PERIOD;
                case NOTHING -> BackgroundTask.UNTIL_WOKEN;
            };
        } catch (ProblemException refusal) {
            SqlErrors.passOverOutage(refusal);
            return PERIOD;
        }
    }
}
