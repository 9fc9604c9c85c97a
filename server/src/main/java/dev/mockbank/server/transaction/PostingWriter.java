package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.Failures;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.problem.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

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
    private final PostingStore store = new PostingStore();
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<PostingGroup> waiting = new ArrayDeque<>();
    private int waitingPostings;
    private boolean busy;

    PostingWriter(Database database) {
        this.database = database;
    }

    /// Books a group of postings, all or none.
    ///
    /// @return the transactions in their order; empty when an account is missing
    /// @throws Refusal 503 when too many wait, or the database is away; then their fate may be unknown
    Optional<List<Transaction>> book(Postings postings) {
        var group = new PostingGroup(postings);
        if (enter(group) || group.awaitTurn()) {
            lead();
        }
        return group.result();
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
            var flushed = write(groups);
            int from = 0;
            for (var group : groups) {
                group.written(flushed, from);
                from += group.size();
            }
        } catch (RuntimeException e) {
            if (groups.size() > 1 && Failures.isRolledBack(e)) {
                groups.forEach(group -> flush(List.of(group)));
            } else {
                groups.forEach(group -> group.failed(e));
            }
        }
    }

    private @Nullable Transaction[] write(List<PostingGroup> groups) {
        for (int attempt = 1; ; attempt++) {
            try {
                return writeOnce(groups);
            } catch (RuntimeException e) {
                if (attempt == TRIES || !Failures.isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    private @Nullable Transaction[] writeOnce(List<PostingGroup> groups) {
        var first = groups.getFirst();
        if (groups.size() == 1 && first.size() == 1) {
            var posting = first.postings().list().getFirst();
            return new @Nullable Transaction[] {
                database.run(db -> store.book(db, posting)).orElse(null)
            };
        }
        return database.run(
                db -> store.book(db, groups.stream().map(PostingGroup::postings).toList()));
    }
}
