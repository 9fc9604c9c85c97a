package dev.mockbank.server.db;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A request that waits in a [Batcher] for its answer, on the thread that made it.
///
/// @param <Q> what it asks
/// @param <A> what is answered
final class BatchedCall<Q, A> {

    private final Q request;
    private final Thread waiting = Thread.currentThread();
    private volatile @Nullable A answer;
    private volatile @Nullable RuntimeException failure;

    BatchedCall(Q request) {
        this.request = request;
    }

    Q request() {
        return request;
    }

    /// Waits for the answer. An interrupt does not end that, because the statement runs all the same and its outcome
    /// has to be told; it is kept for later.
    A await() {
        boolean interrupted = false;
        while (answer == null && failure == null) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            waiting.interrupt();
        }
        var thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
        return Objects.requireNonNull(answer);
    }

    void complete(A found) {
        answer = found;
        LockSupport.unpark(waiting);
    }

    void fail(RuntimeException thrown) {
        failure = thrown;
        LockSupport.unpark(waiting);
    }
}
