package dev.mockbank.server.background;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A recurring task on a thread of its own. Its step runs at once, and then after the delay that the step returns,
/// or sooner when the task is woken.
///
/// A failed step is retried after a period; each kind of failure is logged once, until a step succeeds. Out of
/// memory ends the process: otherwise it would go on without the task, unnoticed.
public final class BackgroundTask implements AutoCloseable {

    /// The delay of a step that has nothing to do until the task is woken.
    public static final Duration UNTIL_WOKEN = Duration.ofDays(365);

    /// The exit code of a process that ran out of memory, the same as the JVM's with `-XX:+ExitOnOutOfMemoryError`.
    public static final int EXIT_OUT_OF_MEMORY = 3;

    /// How long closing waits for the running step.
    private static final Duration STOP_BOUND = Duration.ofSeconds(10);

    /// How many kinds of failure are logged in a row, in case each failure has another message.
    private static final int MAX_KINDS_LOGGED = 8;

    private static final Logger LOG = System.getLogger("mockbank.background");

    /// One run of the task. It may take long; an interrupt means that the server is stopping.
    @FunctionalInterface
    public interface Step {

        /// Runs the step.
        ///
        /// @return the delay before the next step unless the task is woken; zero when there is more to do
        Duration run() throws InterruptedException;
    }

    private final String failure;
    private final Duration period;
    private final Step step;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<String> loggedFailures = new HashSet<>();

    private volatile boolean woken;
    private volatile boolean closed;

    private BackgroundTask(String name, String failure, Duration period, Step step) {
        this.failure = failure;
        this.period = period;
        this.step = step;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /// Starts a task, with its first step at once.
    ///
    /// @param name    the name of the thread
    /// @param failure the log message for a failed step, a sentence without its full stop
    /// @param period  the delay after a failure, and the shortest time between steps when the task is woken
    public static BackgroundTask start(String name, String failure, Duration period, Step step) {
        var task = unstarted(name, failure, period, step);
        task.start();
        return task;
    }

    /// The same, but not started yet: for an owner that has to be fully constructed first.
    public static BackgroundTask unstarted(String name, String failure, Duration period, Step step) {
        return new BackgroundTask(name, failure, period, step);
    }

    /// Starts an unstarted task.
    public void start() {
        thread.start();
    }

    /// Brings the next step forward: it begins a period after the last one ended, or earlier if it was due earlier.
    /// If a step is running, another one follows. Cheap, and never waits for the step.
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

    /// Ends after the running step, but waits for it only a few seconds: then it is interrupted and abandoned.
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
            logFailure(e);
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
            // From here on, a wake-up leads to another step.
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    private void logFailure(Throwable thrown) {
        if (!closed && loggedFailures.size() < MAX_KINDS_LOGGED && loggedFailures.add(thrown.toString())) {
            LOG.log(Level.WARNING, failure + "; the next attempt is in " + period.toMillis() / 1000.0 + " s.", thrown);
        }
    }

    private void recovered() {
        if (!loggedFailures.isEmpty()) {
            loggedFailures.clear();
            LOG.log(Level.INFO, "The task {0} works again.", thread.getName());
        }
    }

    /// At once, without logging or an orderly shutdown: both need memory.
    private static void endIfOutOfMemory(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                Runtime.getRuntime().halt(EXIT_OUT_OF_MEMORY);
            }
        }
    }
}
