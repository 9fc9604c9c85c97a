package dev.mockbank.server.transaction;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Postings that stand or fall together, and the request that waits for them at the [PostingWriter]. A waiting request
/// is woken when its group is done, or when it is its turn to lead.
final class PostingGroup {

    private final Postings postings;
    private final Thread request = Thread.currentThread();
    private volatile boolean leads;
    private volatile @Nullable PostingOutcome outcome;

    PostingGroup(Postings postings) {
        this.postings = postings;
    }

    Postings postings() {
        return postings;
    }

    int size() {
        return postings.size();
    }

    /// Waits until the group is done, or its request has to lead.
    ///
    /// @return whether its request has to lead
    boolean awaitTurn() {
        while (outcome == null && !leads) {
            LockSupport.park(this);
        }
        return leads;
    }

    /// Makes its request lead.
    void lead() {
        leads = true;
        LockSupport.unpark(request);
    }

    /// The group is done.
    void end(PostingOutcome ended) {
        outcome = ended;
        LockSupport.unpark(request);
    }

    /// Ends a group that an error of the virtual machine left undone.
    void endIfUndone() {
        if (outcome == null) {
            end(new PostingOutcome.Failed(new IllegalStateException("the flush of a group broke off")));
        }
    }

    /// What became of it. Only for a group that is done.
    PostingOutcome outcome() {
        var ended = outcome;
        if (ended == null) {
            throw new IllegalStateException("a group left the writer undone");
        }
        return ended;
    }
}
