package dev.mockbank.server.background;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One step of work that is done again and again on a thread of its own: at once, then whenever the step says, or
/// sooner
/// when somebody wakes it.
///
/// A step that fails is tried again after a period; the log tells each kind of failure once, until a step succeeds. A
/// process that is out of memory ends here: it would go on without doing what it was started for, and nobody would
/// know.
public final class BackgroundTask implements AutoCloseable {

    /// What a step returns that has nothing to do until it is woken.
    public static final Duration UNTIL_WOKEN = Duration.ofDays(365);

    /// The exit code of a process that is out of memory; the JVM's own with `-XX:+ExitOnOutOfMemoryError`.
    public static final int EXIT_OUT_OF_MEMORY = 3;

    /// How long a stop waits for a step that runs.
    private static final Duration STOP_BOUND = Duration.ofSeconds(10);

    /// How many kinds of failure are told in a row; a failure whose message is another one each time ends there.
    private static final int MAX_KINDS_TOLD = 8;

    private static final Logger LOG = System.getLogger("mockbank.background");

    /// A piece of the work. It may take its time; an interrupt means that the server stops.
    @FunctionalInterface
    public interface Step {

        /// Does it.
        ///
        /// @return how long to wait before the next one if nobody wakes the task; zero when there is more to do
        Duration run() throws InterruptedException;
    }

    private final String failure;
    private final Duration period;
    private final Step step;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<String> told = new HashSet<>();

    private volatile boolean woken;
    private volatile boolean closed;

    private BackgroundTask(String name, String failure, Duration period, Step step) {
        this.failure = failure;
        this.period = period;
        this.step = step;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /// Starts a task with its first step.
    ///
    /// @param name    of the thread
    /// @param failure a sentence without its full stop for the log: what did not happen when a step fails
    /// @param period  how long it waits after a failure, and at least between two steps when it is woken
    public static BackgroundTask start(String name, String failure, Duration period, Step step) {
        var task = unstarted(name, failure, period, step);
        task.start();
        return task;
    }

    /// The same for a step that knows its task: it is started when whoever holds it is complete.
    public static BackgroundTask unstarted(String name, String failure, Duration period, Step step) {
        return new BackgroundTask(name, failure, period, step);
    }

    /// Starts what is not started yet.
    public void start() {
        thread.start();
    }

    /// Brings the next step forward. It begins a period after the last one ended, or earlier if it was due earlier; if
    /// a step runs now, another one follows it. Costs next to nothing and never waits for the step.
    public void wake() {
        if (woken) {
            return;
        }
        lock.lock();
        try {
            woken = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Ends after the step that runs, but waits for it for some seconds only: then it is interrupted and left alone.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        try {
            if (!thread.join(STOP_BOUND)) {
                thread.interrupt();
                LOG.log(
                        Level.WARNING,
                        "The task {0} did not end within {1} s",
                        thread.getName(),
                        STOP_BOUND.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                awaitNext(doStep());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration doStep() throws InterruptedException {
        try {
            var pause = step.run();
            recovered();
            return pause;
        } catch (RuntimeException | Error e) {
            endIfOutOfMemory(e);
            tell(e);
            return period;
        }
    }

    private void awaitNext(Duration pause) throws InterruptedException {
        long startNanos = System.nanoTime();
        long pauseNanos = pause.toNanos();
        long wokenNanos = Math.min(pauseNanos, period.toNanos());
        lock.lock();
        try {
            long leftNanos = pauseNanos;
            while (!closed && leftNanos > 0) {
                long passedNanos = System.nanoTime() - startNanos;
                leftNanos = (woken ? wokenNanos : pauseNanos) - passedNanos;
                if (leftNanos > 0) {
                    changed.awaitNanos(leftNanos);
                }
            }
            // Whoever wakes it from here on sees the next step begin.
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    private void tell(Throwable thrown) {
        if (!closed && told.size() < MAX_KINDS_TOLD && told.add(thrown.toString())) {
            LOG.log(Level.WARNING, failure + "; the next try comes in " + period.toMillis() / 1000.0 + " s.", thrown);
        }
    }

    private void recovered() {
        if (!told.isEmpty()) {
            told.clear();
            LOG.log(Level.INFO, "The task {0} works again.", thread.getName());
        }
    }

    /// At once, without a word and without the stop of a server: both want memory.
    private static void endIfOutOfMemory(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                Runtime.getRuntime().halt(EXIT_OUT_OF_MEMORY);
            }
        }
    }
}
