package dev.mockbank.server.transaction;

import dev.mockbank.shared.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Postings that stand or fall together, and the request that waits for them at the [PostingWriter]. A waiting request
/// is woken when its group is done, or when it is its turn to lead.
final class PostingGroup {

    /// What became of a group.
    private sealed interface Outcome {}

    private record Booked(List<Transaction> transactions) implements Outcome {}

    private record AccountMissing() implements Outcome {}

    private record Failed(RuntimeException failure) implements Outcome {}

    private final Postings postings;
    private final Thread request = Thread.currentThread();
    private volatile boolean leads;
    private volatile @Nullable Outcome outcome;

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

    /// The group was written: its transactions stand at a place of the flush, null where an account is missing.
    void written(@Nullable Transaction[] flushed, int from) {
        var transactions = new ArrayList<Transaction>(size());
        for (var transaction : Arrays.asList(flushed).subList(from, from + size())) {
            if (transaction != null) {
                transactions.add(transaction);
            }
        }
        end(transactions.size() == size() ? new Booked(transactions) : new AccountMissing());
    }

    /// The group was not written, or nobody knows.
    void failed(RuntimeException failure) {
        end(new Failed(failure));
    }

    /// Ends a group that an error of the virtual machine left undone.
    void endIfUndone() {
        if (outcome == null) {
            failed(new IllegalStateException("the flush of a group broke off"));
        }
    }

    /// The transactions in their order; empty when an account is missing. Only for a group that is done.
    Optional<List<Transaction>> result() {
        return switch (outcome) {
            case Booked(var transactions) -> Optional.of(transactions);
            case AccountMissing() -> Optional.empty();
            case Failed(var failure) -> throw failure;
            case null -> throw new IllegalStateException("a group left the writer undone");
        };
    }

    private void end(Outcome ended) {
        outcome = ended;
        LockSupport.unpark(request);
    }
}
