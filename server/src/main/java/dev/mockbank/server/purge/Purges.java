package dev.mockbank.server.purge;

import dev.mockbank.server.background.BackgroundTask;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SqlErrors;
import dev.mockbank.server.problem.ProblemException;
import java.time.Duration;

/// Deletes, in the background, the rows of closed accounts and of ledgers that a reset has replaced. These rows are
/// invisible already and only take space. Pieces are small, and after each one the task pauses for as long as the
/// piece took, so that it uses at most half of one connection's time. The next start continues what a server leaves
/// unfinished.
public final class Purges implements AutoCloseable {

    /// The retry interval while the sums do not include the last postings of a closed account.
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Database database;
    private final PurgeStore store = new PurgeStore();
    private final BackgroundTask task;

    private Purges(Database database) {
        this.database = database;
        this.task = BackgroundTask.start(
                "purge", "Rows of closed accounts and replaced ledgers could not be deleted", PERIOD, this::step);
    }

    /// Starts the task, with what an earlier server left unfinished.
    public static Purges start(Database database) {
        return new Purges(database);
    }

    /// Runs the task soon, because there is something to delete.
    public void wake() {
        task.wake();
    }

    /// Ends after the current piece.
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
