package dev.mockbank.admin.work;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The one door to background work: what takes its time runs on a virtual thread, and what comes of it arrives on the
/// window's thread. At most [#MAX_JOBS] jobs are under way; one more fails at once. Nothing else in the console starts
/// a thread for a screen, or touches the window's thread.
public final class Work implements AutoCloseable {

    /// How many jobs may be under way.
    public static final int MAX_JOBS = 64;

    private final Executor window;
    private final Semaphore places = new Semaphore(MAX_JOBS);
    private final Set<Job> jobs = ConcurrentHashMap.newKeySet();
    private boolean resting;

    /// @param window runs what is to happen on the window's thread, in the order given
    public Work(Executor window) {
        this.window = window;
    }

    /// Work for a console with a window.
    public static Work forWindow() {
        return new Work(Platform::runLater);
    }

    /// Work that gives no result.
    @FunctionalInterface
    public interface Act {

        /// Does it, on a virtual thread.
        void perform() throws Exception;
    }

    /// Runs a task in the background.
    ///
    /// @param task   runs on a virtual thread, and is interrupted when the job is cancelled
    /// @param done   gets the result on the window's thread
    /// @param failed gets what the task threw, on the window's thread
    public <T extends @Nullable Object> Job run(
            Callable<T> task, Consumer<? super T> done, Consumer<? super Exception> failed) {
        return start(job -> perform(job, task, done, failed), failed);
    }

    /// Runs an act in the background.
    ///
    /// @param done   runs on the window's thread when the act is done
    /// @param failed gets what the act threw, on the window's thread
    public Job run(Act act, Runnable done, Consumer<? super Exception> failed) {
        return run(
                () -> {
                    act.perform();
                    return true;
                },
                _ -> done.run(),
                failed);
    }

    /// Repeats a task until the job is cancelled; the pause begins when the result was shown. While nobody looks the
    /// next turn waits.
    ///
    /// @param failed gets what one turn threw; the next one comes all the same
    public <T extends @Nullable Object> Job every(
            Duration pause, Callable<T> task, Consumer<? super T> done, Consumer<? super Exception> failed) {
        return start(
                job -> {
                    while (!job.isCancelled()) {
                        awaitLook();
                        perform(job, task, done, failed);
                        Thread.sleep(pause);
                    }
                },
                failed);
    }

    /// Does something once after a pause, also while nobody looks.
    ///
    /// @param act    runs on the window's thread
    /// @param failed gets why it will not
    public Job after(Duration pause, Runnable act, Consumer<? super Exception> failed) {
        return run(() -> Thread.sleep(pause), act, failed);
    }

    /// Whether nobody looks at the window, because it is minimised, for example: what is repeated rests meanwhile.
    public synchronized void rest(boolean nobodyLooks) {
        resting = nobodyLooks;
        notifyAll();
    }

    /// Runs on the window's thread, soon: for a task that tells how far it is.
    public void show(Runnable change) {
        window.execute(change);
    }

    /// Cancels everything that is under way.
    @Override
    public void close() {
        jobs.forEach(Job::cancel);
    }

    private synchronized void awaitLook() throws InterruptedException {
        while (resting) {
            wait();
        }
    }

    private interface Body {

        void run(Job job) throws InterruptedException;
    }

    private Job start(Body body, Consumer<? super Exception> failed) {
        var job = new Job();
        if (!places.tryAcquire()) {
            var full = new RejectedExecutionException("Too much is going on at once. Try again in a moment.");
            window.execute(() -> failed.accept(full));
            return job;
        }
        jobs.add(job);
        job.start(Thread.ofVirtual().name("work").unstarted(() -> {
            try {
                body.run(job);
            } catch (InterruptedException cancelled) {
                // Nobody waits for it any more.
            } finally {
                jobs.remove(job);
                places.release();
            }
        }));
        return job;
    }

    private <T extends @Nullable Object> void perform(
            Job job, Callable<T> task, Consumer<? super T> done, Consumer<? super Exception> failed)
            throws InterruptedException {
        Runnable outcome;
        try {
            T result = task.call();
            outcome = () -> done.accept(result);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            outcome = () -> failed.accept(e);
        }
        if (!job.isCancelled()) {
            awaitShown(job, outcome);
        }
    }

    /// Waits until the window has shown it, so that a slow window is not buried under results.
    private void awaitShown(Job job, Runnable outcome) throws InterruptedException {
        try {
            CompletableFuture.runAsync(
                            () -> {
                                if (!job.isCancelled()) {
                                    outcome.run();
                                }
                            },
                            window)
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A result could not be shown", e.getCause());
        }
    }
}
