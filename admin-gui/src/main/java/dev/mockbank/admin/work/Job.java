package dev.mockbank.admin.work;

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

    synchronized void start(Thread unstarted) {
        thread = unstarted;
        unstarted.start();
        if (cancelled) {
            unstarted.interrupt();
        }
    }
}
