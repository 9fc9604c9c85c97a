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

/// Bounds how many reads are under way at a time, so that slow ones of one API key leave the database's connections and
/// processors to others. What is beyond that waits: the reads of a key in their order, and the keys in turns.
///
/// A key begins with few reads at a time. Each that is quick lets one more begin together with it, as many as there are
/// connections; one that is slow takes it back to few.
public final class ReadLimiter {

    /// How many reads of a key are under way as long as they are slow, or not known to be quick.
    private static final int FEW = 2;

    /// A page by index takes a few milliseconds, also on a busy machine.
    private static final Duration SLOW = Duration.ofMillis(50);

    /// How many reads of one key wait, and for how long.
    private static final int MAX_WAITING = 1000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int RETRY_AFTER_SECONDS = 1;

    private final int maxUnderWay;
    private final int maxWaiting;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();

    /// Those that have a read under way or waiting.
    private final Map<Long, OfKey> keys = new HashMap<>();

    /// Those that have a read waiting and could begin one, in the order of their turns.
    private final ArrayDeque<OfKey> turns = new ArrayDeque<>();

    private int underWay;

    /// @param maxUnderWay how many reads are under way at most
    /// @param maxWaiting  how many reads of one key wait
    /// @param patience    how long a read waits
    /// @param nanoTime    the time by which reads are slow
    ReadLimiter(int maxUnderWay, int maxWaiting, Duration patience, LongSupplier nanoTime) {
        this.maxUnderWay = maxUnderWay;
        this.maxWaiting = maxWaiting;
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /// One for a database that has this many connections for reads.
    public static ReadLimiter of(int connections) {
        return new ReadLimiter(connections, MAX_WAITING, PATIENCE, System::nanoTime);
    }

    /// Reads, when it is the key's turn.
    ///
    /// @throws ProblemException 429 when too many reads of the key wait, or this one waited too long
    <T> T read(long keyId, Supplier<T> reading) {
        var read = new Read();
        enter(keyId, read);
        try {
            return reading.get();
        } finally {
            leave(keyId, read);
        }
    }

    /// How many reads wait.
    int waiting() {
        lock.lock();
        try {
            return keys.values().stream().mapToInt(key -> key.waiting.size()).sum();
        } finally {
            lock.unlock();
        }
    }

    /// A read that waits or is under way.
    private static final class Read {

        private final CountDownLatch begin = new CountDownLatch(1);
        private long beganNanos;

        private boolean isSlow(long nowNanos) {
            return nowNanos - beganNanos > SLOW.toNanos();
        }
    }

    /// The reads of a key; to be used behind the lock.
    private static final class OfKey {

        private final ArrayDeque<Read> waiting = new ArrayDeque<>();
        private final Set<Read> underWay = new HashSet<>();
        private int allowed = FEW;
        private boolean hasTurn;

        private boolean couldBegin(long nowNanos) {
            return !waiting.isEmpty()
                    && underWay.size() < allowed
                    && (underWay.size() < FEW
                            || underWay.stream()
                                            .filter(read -> read.isSlow(nowNanos))
                                            .count()
                                    < FEW);
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
            takeTurns(key);
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        try {
            if (read.begin.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
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

    /// Whether it was still waiting.
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
            if (key == null || !key.underWay.remove(read)) {
                throw new IllegalStateException("a read of key " + keyId + " ended that had not begun");
            }
            underWay--;
            key.allowed =
                    read.isSlow(nanoTime.getAsLong()) ? FEW : Math.min(key.allowed + 1, Math.max(FEW, maxUnderWay));
            takeTurns(key);
            forgetIfIdle(keyId, key);
        } finally {
            lock.unlock();
        }
    }

    /// Gives the key a turn if it can use one, and lets begin what may.
    private void takeTurns(OfKey changed) {
        long nowNanos = nanoTime.getAsLong();
        giveTurn(changed, nowNanos);
        while (underWay < maxUnderWay && !turns.isEmpty()) {
            var key = turns.remove();
            key.hasTurn = false;
            // One that became slow meanwhile gives the key another turn when it ends.
            if (key.couldBegin(nowNanos)) {
                var read = key.waiting.remove();
                read.beganNanos = nowNanos;
                key.underWay.add(read);
                underWay++;
                read.begin.countDown();
                giveTurn(key, nowNanos);
            }
        }
    }

    private void giveTurn(OfKey key, long nowNanos) {
        if (!key.hasTurn && key.couldBegin(nowNanos)) {
            key.hasTurn = true;
            turns.add(key);
        }
    }

    private void forgetIfIdle(long keyId, OfKey key) {
        if (key.underWay.isEmpty() && key.waiting.isEmpty()) {
            keys.remove(keyId);
        }
    }

    private static ProblemException tooMany() {
        return ProblemException.tooMany(
                "This API key has too many reads under way; wait for their answers", RETRY_AFTER_SECONDS);
    }
}
