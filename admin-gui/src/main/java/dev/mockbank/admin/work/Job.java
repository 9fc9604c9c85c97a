package dev.mockbank.admin.work;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A piece of work that is under way. Whoever cancels it hears neither of its result nor of its failure.
public final class Job {

    private volatile boolean cancelled;
    private @Nullable Thread thread;

    Job() {}

    /// Interrupts the work, if it still goes on; what it has done in the bank by then stays done.
    public synchronized void cancel() {
        cancelled = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /// Whether it was cancelled.
    public boolean isCancelled() {
        return cancelled;
    }

    /// Waits until nothing of it is under way any more, at most so long. Not for the window's thread while the
    /// window is in use.
    public void awaitEnd(Duration bound) throws InterruptedException {
        Thread started;
        synchronized (this) {
            started = thread;
        }
        if (started != null) {
            started.join(bound);
        }
    }

    synchronized void start(Thread unstarted) {
        thread = unstarted;
        unstarted.start();
        if (cancelled) {
            unstarted.interrupt();
        }
    }
}
