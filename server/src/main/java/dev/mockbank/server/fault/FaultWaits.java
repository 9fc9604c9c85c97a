package dev.mockbank.server.fault;

import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.problem.ProblemException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets requests wait on purpose, each on its own virtual thread. Their number is bounded, because each
/// of them keeps a client connection from everybody else.
final class FaultWaits {

    static final int MAX_OF_SANDBOX = 500;
    static final int MAX_OF_ALL = 2_000;
    private static final int RETRY_AFTER_SECONDS = 1;

    private final int maxOfSandbox;
    private final Semaphore all;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ConcurrentHashMap<SandboxId, Integer> waiting = new ConcurrentHashMap<>();

    /// @param maxOfSandbox how many requests of one sandbox wait at a time
    /// @param maxOfAll     how many requests of all sandboxes wait at a time
    FaultWaits(int maxOfSandbox, int maxOfAll) {
        this.maxOfSandbox = maxOfSandbox;
        this.all = new Semaphore(maxOfAll);
    }

    /// Waits, for at most this long, or until the server stops.
    ///
    /// @throws ProblemException 503 when too many requests are waiting
    void sleep(SandboxId sandbox, int milliseconds) {
        var slot = acquire(sandbox);
        try {
            stopping.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            slot.run();
        }
    }

    /// Takes a slot of a request that is slow on purpose.
    ///
    /// @return frees the slot
    /// @throws ProblemException 503 when too many requests are waiting
    Runnable acquire(SandboxId sandbox) {
        if (!all.tryAcquire()) {
            throw tooMany();
        }
        if (waiting.merge(sandbox, 1, Integer::sum) > maxOfSandbox) {
            release(sandbox);
            throw tooMany();
        }
        return () -> release(sandbox);
    }

    /// Ends all waits.
    void stop() {
        stopping.countDown();
    }

    /// How many requests of a sandbox are waiting.
    int waitingOf(SandboxId sandbox) {
        return waiting.getOrDefault(sandbox, 0);
    }

    private void release(SandboxId sandbox) {
        waiting.computeIfPresent(sandbox, (_, count) -> oneLess(count));
        all.release();
    }

    private static @Nullable Integer oneLess(int count) {
        return count == 1 ? null : Integer.valueOf(count - 1);
    }

    private static ProblemException tooMany() {
        return ProblemException.unavailable(
                "Too many requests are slow on purpose, because of faults; send the request again",
                RETRY_AFTER_SECONDS);
    }
}
