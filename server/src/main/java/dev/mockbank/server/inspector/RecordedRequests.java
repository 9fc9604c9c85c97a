package dev.mockbank.server.inspector;

import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.http.Slice;
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
import org.jspecify.annotations.Nullable;

/// The latest requests to each sandbox, in memory: at most a number for each, and at most [#MAX_BYTES] of all, of which
/// the oldest go first. They are of this server only, and are gone when it ends.
final class RecordedRequests {

    /// The most that all entries together take, in bytes.
    static final long MAX_BYTES = 32L * 1024 * 1024;

    /// How long a list waits for requests whose responses are just being sent.
    private static final Duration PENDING_WAIT = Duration.ofMillis(200);

    private final int maxOfSandbox;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Entry> all = new LinkedHashMap<>();
    private final Map<SandboxId, Ring> bySandbox = new HashMap<>();
    private long bytes;
    private long lastId;

    /// What is not kept of sandboxes of which nothing is kept.
    private long forgottenUpTo;

    private boolean stopped;

    /// A request that is kept.
    ///
    /// @param id by the clock, so that it says nothing about how many requests other sandboxes have had
    record Entry(long id, SandboxId sandbox, Recorded recorded, int bytes) {}

    /// The requests after an id, the oldest first.
    ///
    /// @param missed whether others came before them that are not kept any more
    record News(List<Entry> entries, boolean missed) {}

    /// The requests to one sandbox, the oldest first.
    private static final class Ring {
        private final Deque<Entry> entries = new ArrayDeque<>();
        private final Condition changed;
        private long lastRemovedId;
        private int pending;
        private int waiting;

        Ring(Condition changed, long lastRemovedId) {
            this.changed = changed;
            this.lastRemovedId = lastRemovedId;
        }

        boolean isUnused() {
            return entries.isEmpty() && pending == 0 && waiting == 0;
        }
    }

    /// @param maxOfSandbox how many requests are kept of each sandbox, at least 1
    RecordedRequests(int maxOfSandbox, Clock clock) {
        this.maxOfSandbox = maxOfSandbox;
        this.clock = clock;
        this.lastId = micros();
        this.forgottenUpTo = lastId;
    }

    /// A request will be added, when its response was sent.
    void begin(SandboxId sandbox) {
        lock.lock();
        try {
            ring(sandbox).pending++;
        } finally {
            lock.unlock();
        }
    }

    /// Adds a request that has [begun][#begin].
    void add(SandboxId sandbox, Recorded recorded) {
        int size = recorded.bytes();
        lock.lock();
        try {
            lastId = Math.max(lastId + 1, micros());
            var entry = new Entry(lastId, sandbox, recorded, size);
            var ring = ring(sandbox);
            ring.pending--;
            ring.entries.addLast(entry);
            all.put(entry.id(), entry);
            bytes += size;
            if (ring.entries.size() > maxOfSandbox) {
                remove(ring.entries.getFirst());
            }
            while (bytes > MAX_BYTES) {
                remove(all.values().iterator().next());
            }
            if (ring.waiting > 0) {
                ring.changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// A page of the requests to a sandbox, the latest first, with those whose responses a client has received.
    ///
    /// @param before only those with a lower id
    Slice<Entry> page(SandboxId sandbox, long before, int limit) {
        lock.lock();
        try {
            awaitPending(sandbox);
            var rows = new ArrayList<Entry>();
            var latestFirst = ring(sandbox).entries.descendingIterator();
            while (latestFirst.hasNext() && rows.size() <= limit) {
                var entry = latestFirst.next();
                if (entry.id() < before) {
                    rows.add(entry);
                }
            }
            return Slice.of(rows, limit);
        } finally {
            forgetIfUnused(sandbox);
            lock.unlock();
        }
    }

    /// A request to a sandbox; empty when it is not kept any more.
    Optional<Entry> find(SandboxId sandbox, long id) {
        lock.lock();
        try {
            @Nullable Entry entry = all.get(id);
            return Optional.ofNullable(entry).filter(found -> found.sandbox().equals(sandbox));
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
        var ring = ring(sandbox);
        ring.waiting++;
        try {
            while (!stopped && leftNanos > 0 && !hasAfter(ring, after)) {
                leftNanos = ring.changed.awaitNanos(leftNanos);
            }
            var entries =
                    ring.entries.stream().filter(entry -> entry.id() > after).toList();
            return new News(entries, ring.lastRemovedId > after);
        } finally {
            ring.waiting--;
            forgetIfUnused(sandbox);
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

    /// Ends all waits, also later ones.
    void stop() {
        lock.lock();
        try {
            stopped = true;
            bySandbox.values().forEach(ring -> ring.changed.signalAll());
        } finally {
            lock.unlock();
        }
    }

    /// A client may have received the response to a request that is not added yet.
    private void awaitPending(SandboxId sandbox) {
        var ring = ring(sandbox);
        long leftNanos = PENDING_WAIT.toNanos();
        ring.waiting++;
        try {
            while (!stopped && leftNanos > 0 && ring.pending > 0) {
                leftNanos = ring.changed.awaitNanos(leftNanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ring.waiting--;
        }
    }

    private static boolean hasAfter(Ring ring, long after) {
        return !ring.entries.isEmpty() && ring.entries.getLast().id() > after;
    }

    private Ring ring(SandboxId sandbox) {
        return bySandbox.computeIfAbsent(sandbox, _ -> new Ring(lock.newCondition(), forgottenUpTo));
    }

    /// Removes the oldest entry of a sandbox.
    private void remove(Entry oldest) {
        all.remove(oldest.id());
        bytes -= oldest.bytes();
        var ring = ring(oldest.sandbox());
        ring.entries.removeFirst();
        ring.lastRemovedId = oldest.id();
        forgetIfUnused(oldest.sandbox());
    }

    private void forgetIfUnused(SandboxId sandbox) {
        var ring = bySandbox.get(sandbox);
        if (ring != null && ring.isUnused()) {
            bySandbox.remove(sandbox);
            forgottenUpTo = Math.max(forgottenUpTo, ring.lastRemovedId);
        }
    }

    private long micros() {
        return TimeUnit.MILLISECONDS.toMicros(clock.millis());
    }
}
