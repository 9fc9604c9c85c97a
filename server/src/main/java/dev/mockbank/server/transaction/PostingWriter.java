package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.Failures;
import dev.mockbank.server.idempotency.Claims;
import dev.mockbank.server.idempotency.Replayable;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.problem.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Books postings, many at once. Whoever finds the writer idle books at once, alone; while it is busy others wait, and
/// the first of them books for all that wait, in one statement and one commit. There is no timer: an idle server
/// answers after one round trip, and the busier it is the more postings share a flush to the disk.
final class PostingWriter {

    /// How many postings wait at the most; beyond that they are refused.
    private static final int MAX_WAITING = 20_000;

    /// How many postings one flush takes at the most, save for a single larger group.
    private static final int MAX_FLUSH = 1_000;

    private static final int BUSY_RETRY_SECONDS = 1;

    /// How often a flush that lost against another server is written.
    private static final int TRIES = 5;

    private final Database database;
    private final Claims claims;
    private final PostingStore store;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<PostingGroup> waiting = new ArrayDeque<>();
    private int waitingPostings;
    private boolean busy;

    PostingWriter(Database database, Claims claims) {
        this.database = database;
        this.claims = claims;
        this.store = new PostingStore(claims.hours());
    }

    /// Books a group of postings, all or none, and once for all requests with its claim.
    ///
    /// @return the transactions in their order; empty when an account is missing
    /// @throws Refusal 422 when its claim's key was used for another request; 503 when too many wait, or the
    /// database is away: then their fate is unknown until they are repeated with their claim
    Optional<Replayable<List<Transaction>>> book(Postings postings) {
        return switch (outcome(postings)) {
            case PostingOutcome.Booked(var transactions, var replayed) ->
                Optional.of(new Replayable<>(transactions, replayed));
            case PostingOutcome.AccountMissing() -> Optional.empty();
            case PostingOutcome.ClaimUsedOtherwise() -> throw Claims.usedOtherwise();
            case PostingOutcome.ClaimExpired(var claim) -> {
                claims.forget(claim);
                yield book(postings);
            }
            case PostingOutcome.Failed(var failure) -> throw failure;
        };
    }

    private PostingOutcome outcome(Postings postings) {
        var group = new PostingGroup(postings);
        if (enter(group) || group.awaitTurn()) {
            lead();
        }
        return group.outcome();
    }

    /// Queues a group.
    ///
    /// @return whether the writer was idle, so that the caller has to lead
    private boolean enter(PostingGroup group) {
        lock.lock();
        try {
            if (waitingPostings + group.size() > MAX_WAITING) {
                throw Refusal.unavailable(
                        "Too many postings wait at the moment; send the request again", BUSY_RETRY_SECONDS);
            }
            waiting.add(group);
            waitingPostings += group.size();
            boolean idle = !busy;
            busy = true;
            return idle;
        } finally {
            lock.unlock();
        }
    }

    /// Books what waits, which begins with the leader's own group, and hands the lead to the first of those that came
    /// meanwhile.
    private void lead() {
        var groups = next();
        try {
            flush(groups);
        } finally {
            // Whatever happened, nobody is left waiting: neither those of this flush nor those that came meanwhile.
            groups.forEach(PostingGroup::endIfUndone);
            handOver();
        }
    }

    private List<PostingGroup> next() {
        lock.lock();
        try {
            var groups = new ArrayList<PostingGroup>();
            int postings = 0;
            for (var group = waiting.peek();
                    group != null && (groups.isEmpty() || postings + group.size() <= MAX_FLUSH);
                    group = waiting.peek()) {
                groups.add(waiting.remove());
                postings += group.size();
            }
            waitingPostings -= postings;
            return groups;
        } finally {
            lock.unlock();
        }
    }

    private void handOver() {
        lock.lock();
        try {
            var first = waiting.peek();
            busy = first != null;
            if (first != null) {
                first.lead();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Books the groups together. When the database refuses the statement, nothing of it was done: then each group is
    /// booked alone, so that only the one that is wrong is refused.
    private void flush(List<PostingGroup> groups) {
        try {
            var outcomes = write(groups);
            for (int i = 0; i < groups.size(); i++) {
                groups.get(i).end(outcomes.get(i));
            }
        } catch (RuntimeException e) {
            if (groups.size() > 1 && Failures.isRolledBack(e)) {
                groups.forEach(group -> flush(List.of(group)));
            } else {
                groups.forEach(group -> group.end(new PostingOutcome.Failed(e)));
            }
        }
    }

    /// A statement that lost against another server is run again; so is one that wrote a claim which another server
    /// had just written: then it finds that one.
    private List<PostingOutcome> write(List<PostingGroup> groups) {
        for (int attempt = 1; ; attempt++) {
            try {
                return writeOnce(groups);
            } catch (RuntimeException e) {
                if (attempt == TRIES || !(Failures.isConflict(e) || Failures.isDuplicate(e))) {
                    throw e;
                }
            }
        }
    }

    private List<PostingOutcome> writeOnce(List<PostingGroup> groups) {
        var first = groups.getFirst().postings();
        if (groups.size() == 1 && first.size() == 1 && first.claim() == null) {
            PostingOutcome outcome =
                    database.run(db -> store.book(db, first.list().getFirst()));
            return List.of(outcome);
        }
        return database.run(
                db -> store.book(db, groups.stream().map(PostingGroup::postings).toList()));
    }
}
