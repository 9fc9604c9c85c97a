package dev.mockbank.server.demo;

import dev.mockbank.server.db.AdvisoryLock;
import dev.mockbank.server.household.GeneratedHistory;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.DemoData;
import dev.mockbank.shared.DemoData.State;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/// One run that fills the bank, on a thread of its own. Whatever it comes to, it releases the lock.
final class DemoRun {

    private static final Logger LOG = System.getLogger("mockbank.demo");

    private final long seed;
    private final Supplier<GeneratedHistory> books;
    private final DemoPoster poster;
    private final AdvisoryLock lock;
    private final Runnable changed;
    private final Thread thread;
    private volatile DemoData progress;
    private volatile boolean cancelled;

    /// @param expected about how many transactions there will be
    /// @param changed  called each time something was booked, and at the end
    DemoRun(
            long seed,
            int expected,
            Supplier<GeneratedHistory> books,
            DemoPoster poster,
            AdvisoryLock lock,
            Runnable changed) {
        this.seed = seed;
        this.books = books;
        this.poster = poster;
        this.lock = lock;
        this.changed = changed;
        this.progress = new DemoData(State.RUNNING, seed, 0, expected, null);
        this.thread = Thread.ofPlatform().daemon().name("demo-data").unstarted(this::run);
    }

    DemoRun start() {
        thread.start();
        return this;
    }

    /// The progress.
    DemoData progress() {
        return progress;
    }

    /// Cancels the run after the group of transactions that is being booked.
    void cancel() throws InterruptedException {
        cancelled = true;
        thread.join();
    }

    private void run() {
        DemoData end;
        try (lock) {
            end = fill();
        }
        // Last, so that who reads it finds the lock free.
        progress = end;
        changed.run();
    }

    private DemoData fill() {
        try {
            var all = books.get();
            progress = new DemoData(State.RUNNING, seed, 0, all.transactions(), null);
            poster.write(all, this::booked);
            var last = progress;
            return last.done() == last.total()
                    ? new DemoData(State.DONE, seed, last.done(), last.total(), null)
                    : incomplete(State.CANCELLED, "It was cancelled");
        } catch (ProblemException refusal) {
            boolean unreachable = refusal.problem().status() == 503;
            return incomplete(
                    State.FAILED, unreachable ? "The database became unreachable" : "One of its accounts was closed");
        } catch (RuntimeException | Error bug) {
            LOG.log(Level.ERROR, "Demo data could not be booked", bug);
            return incomplete(State.FAILED, "An unexpected error occurred; the server's log has the cause");
        }
    }

    private boolean booked(int more) {
        var before = progress;
        progress = new DemoData(State.RUNNING, seed, before.done() + more, before.total(), null);
        changed.run();
        if (!lock.isHeld()) {
            throw ProblemException.of(503, "The connection to the database was lost");
        }
        return !cancelled;
    }

    private DemoData incomplete(State state, String reason) {
        var last = progress;
        var detail = "%s. %d of %d transactions are booked, and stay".formatted(reason, last.done(), last.total());
        return new DemoData(state, seed, last.done(), last.total(), detail);
    }
}
