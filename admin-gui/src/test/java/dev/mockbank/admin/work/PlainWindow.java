package dev.mockbank.admin.work;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A plain thread that stands in for the window's, for models that are tested without a toolkit.
public final class PlainWindow implements AutoCloseable {

    private static final int WAIT_SECONDS = 30;
    private static final Duration LOOK_PAUSE = Duration.ofMillis(10);

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("window").factory());
    private final Work work = new Work(thread);

    /// Work that shows its results on this thread.
    public Work work() {
        return work;
    }

    /// Does something on the thread, and waits for it.
    public <T extends @Nullable Object> T call(Callable<T> act) {
        try {
            return thread.submit(act).get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Does something on the thread, and waits for it.
    public void run(Runnable act) {
        call(Executors.callable(act));
    }

    /// Waits until something holds on the thread.
    public void await(BooleanSupplier holds) {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (!call(holds::getAsBoolean)) {
            if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError("Waited in vain");
            }
            try {
                Thread.sleep(LOOK_PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        work.close();
        thread.close();
    }
}
