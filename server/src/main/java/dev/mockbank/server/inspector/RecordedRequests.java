package dev.mockbank.server.inspector;

import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.http.Slice;
import dev.mockbank.shared.RecordedExchange;
import dev.mockbank.shared.RecordedRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The latest requests to each sandbox, in memory: at most a number for each, and at most [#MAX_BYTES] of all, of which
/// the oldest go first. They are of this server only, and are gone when it ends.
final class RecordedRequests {

    /// The most that all entries together take, in bytes.
    static final long MAX_BYTES = 32L * 1024 * 1024;

    private final int maxOfSandbox;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Map<Long, Entry> all = new LinkedHashMap<>();
    private final Map<SandboxId, Ring> bySandbox = new HashMap<>();
    private long bytes;
    private long lastId;
    private int waiting;
    private boolean stopped;

    /// @param id       by the clock, so that it tells nothing of how many requests other sandboxes have had
    private record Entry(long id, SandboxId sandbox, Recorded recorded, int bytes) {}

    /// The requests to one sandbox, the oldest first.
    private static final class Ring {
        private final Deque<Entry> entries = new ArrayDeque<>();
        private long lastRemovedId;
    }

    /// The requests after an id, the oldest first.
    ///
    /// @param missed whether others came before them that are not kept any more
    record News(List<RecordedRequest> requests, boolean missed) {}

    /// @param maxOfSandbox how many requests are kept of each sandbox, at least 1
    RecordedRequests(int maxOfSandbox, Clock clock) {
        this.maxOfSandbox = maxOfSandbox;
        this.clock = clock;
    }

    /// Adds a request.
    void add(SandboxId sandbox, Recorded recorded) {
        int size = recorded.bytes();
        lock.lock();
        try {
            lastId = Math.max(lastId + 1, TimeUnit.MILLISECONDS.toMicros(clock.millis()));
            var entry = new Entry(lastId, sandbox, recorded, size);
            var own = bySandbox.computeIfAbsent(sandbox, _ -> new Ring()).entries;
            own.addLast(entry);
            all.put(entry.id(), entry);
            bytes += size;
            if (own.size() > maxOfSandbox) {
                remove(own.getFirst());
            }
            while (bytes > MAX_BYTES) {
                remove(all.values().iterator().next());
            }
            if (waiting > 0) {
                added.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// A page of the requests to a sandbox, the latest first.
    ///
    /// @param before only those with a lower id
    Slice<RecordedRequest> page(SandboxId sandbox, long before, int limit) {
        lock.lock();
        try {
            var rows = new ArrayList<RecordedRequest>();
            var latestFirst = own(sandbox).entries.descendingIterator();
            while (latestFirst.hasNext() && rows.size() <= limit) {
                var entry = latestFirst.next();
                if (entry.id() < before) {
                    rows.add(entry.recorded().summary(entry.id()));
                }
            }
            return Slice.of(rows, limit);
        } finally {
            lock.unlock();
        }
    }

    /// A request to a sandbox with its headers and bodies; empty when it is not kept any more.
    Optional<RecordedExchange> find(SandboxId sandbox, long id) {
        lock.lock();
        try {
            return Optional.ofNullable(all.get(id))
                    .filter(entry -> entry.sandbox().equals(sandbox))
                    .map(entry -> entry.recorded().details(id));
        } finally {
            lock.unlock();
        }
    }

    /// The id of the latest request to any sandbox.
    long lastId() {
        lock.lock();
        try {
            return lastId;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for requests to a sandbox, at most for so long.
    ///
    /// @param after only those with a higher id
    /// @return none when there were none in this time, or when the server stops
    /// @throws InterruptedException when the thread is interrupted
    News awaitAfter(SandboxId sandbox, long after, Duration wait) throws InterruptedException {
        long leftNanos = wait.toNanos();
        lock.lock();
        waiting++;
        try {
            while (!stopped && leftNanos > 0 && !hasAfter(sandbox, after)) {
                leftNanos = added.awaitNanos(leftNanos);
            }
            return newsAfter(sandbox, after);
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /// Whether the server is stopping.
    boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /// Ends all waits, and all that come.
    void stop() {
        lock.lock();
        try {
            stopped = true;
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean hasAfter(SandboxId sandbox, long after) {
        var own = own(sandbox).entries;
        return !own.isEmpty() && own.getLast().id() > after;
    }

    private News newsAfter(SandboxId sandbox, long after) {
        var own = own(sandbox);
        var requests = own.entries.stream()
                .filter(entry -> entry.id() > after)
                .map(entry -> entry.recorded().summary(entry.id()))
                .toList();
        return new News(requests, own.lastRemovedId > after);
    }

    private Ring own(SandboxId sandbox) {
        return bySandbox.getOrDefault(sandbox, new Ring());
    }

    /// Removes the oldest entry of a sandbox.
    private void remove(Entry oldest) {
        all.remove(oldest.id());
        bytes -= oldest.bytes();
        var own = own(oldest.sandbox());
        own.entries.removeFirst();
        own.lastRemovedId = oldest.id();
        if (own.entries.isEmpty()) {
            bySandbox.remove(oldest.sandbox());
        }
    }
}
