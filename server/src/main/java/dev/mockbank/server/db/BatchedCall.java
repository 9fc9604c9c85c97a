package dev.mockbank.server.db;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A request in a [Batcher], on the thread that waits for its response.
///
/// @param <Q> the request
/// @param <A> the response
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

    /// Waits for the response. An interrupt does not end the wait, because the statement is executed
    /// anyway and its result must be reported; the interrupt flag is restored afterwards.
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
