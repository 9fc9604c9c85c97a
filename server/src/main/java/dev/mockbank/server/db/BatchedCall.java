package dev.mockbank.server.db;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A request that waits for a trip of [Batcher]: for its answer, or for its turn to lead.
///
/// @param <Q> what it wants
/// @param <A> what it gets
final class BatchedCall<Q, A> {

    private final Q question;
    private final Thread request = Thread.currentThread();
    private volatile boolean leads;
    private volatile @Nullable A answer;
    private volatile @Nullable RuntimeException failure;

    BatchedCall(Q question) {
        this.question = question;
    }

    Q question() {
        return question;
    }

    /// Waits for the answer or for the turn. An interrupt does not end it, because others may depend on this request;
    /// it is kept for later.
    ///
    /// @return whether it has to lead, this time
    boolean awaitTurn() {
        boolean interrupted = false;
        while (!isDone() && !leads) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            request.interrupt();
        }
        boolean turn = leads;
        leads = false;
        return turn;
    }

    /// Makes it lead, once.
    ///
    /// @return whether it did not lead already
    boolean lead() {
        if (leads) {
            return false;
        }
        leads = true;
        LockSupport.unpark(request);
        return true;
    }

    void arrive(A found) {
        answer = found;
        LockSupport.unpark(request);
    }

    void fail(RuntimeException thrown) {
        failure = thrown;
        LockSupport.unpark(request);
    }

    /// What it got. Only when it is done.
    A answer() {
        var thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
        var found = answer;
        if (found == null) {
            throw new IllegalStateException("a request came back without an answer");
        }
        return found;
    }

    boolean isDone() {
        return answer != null || failure != null;
    }
}
