package dev.mockbank.server.fault;

import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Lets requests wait on purpose, each on its own virtual thread. Their number is bounded, because each
/// of them keeps a client connection from everybody else.
final class FaultWaits {

    static final int MAX_OF_SANDBOX = 500;
    static final int MAX_OF_ALL = 2_000;
    private static final int RETRY_AFTER_SECONDS = 1;

    private final int maxOfSandbox;
    private final Semaphore all;
    private final ConcurrentHashMap<SandboxId, Integer> waiting = new ConcurrentHashMap<>();

    /// @param maxOfSandbox how many requests of one sandbox wait at a time
    /// @param maxOfAll     how many requests of all sandboxes wait at a time
    FaultWaits(int maxOfSandbox, int maxOfAll) {
        this.maxOfSandbox = maxOfSandbox;
        this.all = new Semaphore(maxOfAll);
    }

    /// Waits.
    ///
    /// @throws ProblemException 503 when too many requests are waiting
    void sleep(SandboxId sandbox, int milliseconds) {
        if (!all.tryAcquire()) {
            throw tooMany();
        }
        try {
            if (waiting.merge(sandbox, 1, Integer::sum) > maxOfSandbox) {
                throw tooMany();
            }
            Thread.sleep(Duration.ofMillis(milliseconds));
        } catch (InterruptedException e) {
            // The server ends: the request goes on at once.
            Thread.currentThread().interrupt();
        } finally {
            waiting.computeIfPresent(sandbox, (_, count) -> oneLess(count));
            all.release();
        }
    }

    /// How many requests of a sandbox are waiting.
    int waitingOf(SandboxId sandbox) {
        return waiting.getOrDefault(sandbox, 0);
    }

    private static @Nullable Integer oneLess(int count) {
        return count == 1 ? null : Integer.valueOf(count - 1);
    }

    private static ProblemException tooMany() {
        return ProblemException.unavailable(
                "Too many requests are waiting because of the fault latency; send the request again",
                RETRY_AFTER_SECONDS);
    }
}
