package dev.mockbank.server.limit;

import dev.mockbank.server.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Bounds the number of concurrent reads, so that slow reads of one API key leave the database's connections and
/// processors to others. Further reads wait: those of one key first in, first out, and the keys round-robin.
///
/// A key starts with few concurrent reads. Each fast read raises its limit by one, up to the number of connections; a
/// slow read resets it.
public final class ReadLimiter {

    /// The limit of a key whose reads are slow, or not known to be fast.
    private static final int MIN_RUNNING = 2;

    /// The duration from which a read is slow. A page by index takes a few milliseconds, even on a busy machine.
    private static final Duration SLOW = Duration.ofMillis(50);

    /// How many reads of one key may wait.
    private static final int MAX_WAITING = 1000;

    /// How long a read waits.
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);
    private static final int RETRY_AFTER_SECONDS = 1;

    private final int maxRunning;
    private final int maxWaiting;
    private final Duration maxWait;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();

    /// The keys with a running or waiting read.
    private final Map<Long, OfKey> keys = new HashMap<>();

    /// The keys with a waiting read that may start, in round-robin order.
    private final ArrayDeque<OfKey> ready = new ArrayDeque<>();

    private int running;

    /// @param maxRunning how many reads may run at once
    /// @param maxWaiting how many reads of one key may wait
    /// @param maxWait    how long a read waits
    /// @param nanoTime   the clock that measures reads
    ReadLimiter(int maxRunning, int maxWaiting, Duration maxWait, LongSupplier nanoTime) {
        this.maxRunning = maxRunning;
        this.maxWaiting = maxWaiting;
        this.maxWait = maxWait;
        this.nanoTime = nanoTime;
    }

    /// A limiter for a database with this many connections for reads.
    public static ReadLimiter of(int connections) {
        return new ReadLimiter(connections, MAX_WAITING, MAX_WAIT, System::nanoTime);
    }

    /// Runs a read when the key has a free slot.
    ///
    /// @throws ProblemException 429 when too many reads of the key are waiting, or this one waited too long
    <T> T read(long keyId, Supplier<T> reading) {
        var read = new Read();
        enter(keyId, read);
        try {
            return reading.get();
        } finally {
            leave(keyId, read);
        }
    }

    /// The number of waiting reads.
    int waiting() {
        lock.lock();
        try {
            return keys.values().stream().mapToInt(key -> key.waiting.size()).sum();
        } finally {
            lock.unlock();
        }
    }

    /// A waiting or running read.
    private static final class Read {

        private final CountDownLatch started = new CountDownLatch(1);
        private long startedNanos;

        private boolean isSlow(long nowNanos) {
            return nowNanos - startedNanos > SLOW.toNanos();
        }
    }

    /// The reads of a key, guarded by the lock.
    private static final class OfKey {

        private final ArrayDeque<Read> waiting = new ArrayDeque<>();
        private final Set<Read> running = new HashSet<>();
        private int allowed = MIN_RUNNING;
        private boolean queued;

        private boolean mayStart(long nowNanos) {
            return !waiting.isEmpty()
                    && running.size() < allowed
                    && (running.size() < MIN_RUNNING
                            || running.stream()
                                            .filter(read -> read.isSlow(nowNanos))
                                            .count()
                                    < MIN_RUNNING);
        }
    }

    private void enter(long keyId, Read read) {
        lock.lock();
        try {
            var key = keys.computeIfAbsent(keyId, _ -> new OfKey());
            if (key.waiting.size() >= maxWaiting) {
                throw tooMany();
            }
            key.waiting.add(read);
            startReady(key);
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        try {
            if (read.started.await(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        boolean givenUp = giveUp(keyId, read);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (givenUp) {
            throw tooMany();
        }
    }

    /// Removes a read from the queue; false when it was not waiting any more.
    private boolean giveUp(long keyId, Read read) {
        lock.lock();
        try {
            var key = keys.get(keyId);
            if (key == null || !key.waiting.remove(read)) {
                return false;
            }
            forgetIfIdle(keyId, key);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void leave(long keyId, Read read) {
        lock.lock();
        try {
            var key = keys.get(keyId);
            if (key == null || !key.running.remove(read)) {
                throw new IllegalStateException("a read of key " + keyId + " ended that had not started");
            }
            running--;
            key.allowed = read.isSlow(nanoTime.getAsLong())
                    ? MIN_RUNNING
                    : Math.min(key.allowed + 1, Math.max(MIN_RUNNING, maxRunning));
            startReady(key);
            forgetIfIdle(keyId, key);
        } finally {
            lock.unlock();
        }
    }

    /// Queues the key if one of its reads may start, and starts all reads that may.
    private void startReady(OfKey changed) {
        long nowNanos = nanoTime.getAsLong();
        queueIfReady(changed, nowNanos);
        while (running < maxRunning && !ready.isEmpty()) {
            var key = ready.remove();
            key.queued = false;
            // If a running read has become slow in the meantime, the key is queued again when that read ends.
            if (key.mayStart(nowNanos)) {
                var read = key.waiting.remove();
                read.startedNanos = nowNanos;
                key.running.add(read);
                running++;
                read.started.countDown();
                queueIfReady(key, nowNanos);
            }
        }
    }

    private void queueIfReady(OfKey key, long nowNanos) {
        if (!key.queued && key.mayStart(nowNanos)) {
            key.queued = true;
            ready.add(key);
        }
    }

    private void forgetIfIdle(long keyId, OfKey key) {
        if (key.running.isEmpty() && key.waiting.isEmpty()) {
            keys.remove(keyId);
        }
    }

    private static ProblemException tooMany() {
        return ProblemException.tooMany(
                "This API key has too many reads in progress; wait for their responses", RETRY_AFTER_SECONDS);
    }
}
