package dev.mockbank.server.http;

import dev.mockbank.shared.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Counts the requests of each of the last [#SECONDS] seconds, and the changes made through this server. Readers
/// wait for news (a long poll) instead of polling. A request costs one increment in an array; it takes the lock only
/// when it is the first one after a quiet second and somebody waits.
public final class TrafficMeter {

    /// How many seconds are remembered.
    static final int SECONDS = 120;

    private static final int MEDIAN = 50;
    private static final int P95 = 95;
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanoTime;
    private final long startNanos;
    private final AtomicReferenceArray<@Nullable Slot> slots = new AtomicReferenceArray<>(SECONDS + 2);
    private final AtomicLong changes = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();

    /// How many readers wait for a change, and whether any waits for the first request after a quiet second.
    private final AtomicInteger waiting = new AtomicInteger();

    private volatile boolean quiet;
    private boolean stopped;

    private record Slot(long second, LatencyCounts latencies) {}

    public TrafficMeter() {
        this(System::nanoTime);
    }

    TrafficMeter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
    }

    /// Counts one request.
    void answered(long nanos) {
        slot(second()).latencies().add(TimeUnit.NANOSECONDS.toMicros(nanos));
        if (quiet) {
            wake();
        }
    }

    /// Counts one change.
    public void changed() {
        changes.incrementAndGet();
        if (waiting.get() > 0) {
            wake();
        }
    }

    /// Waits until there is something that the reader has not seen, for at most this long, or until the server stops
    /// or the thread is interrupted.
    ///
    /// @param after       the last second seen; 0 for none
    /// @param changesSeen the number of changes seen; negative to return at once
    public Traffic since(long after, long changesSeen, Duration wait) {
        long deadlineNanos = nanoTime.getAsLong() + wait.toNanos();
        lock.lock();
        waiting.incrementAndGet();
        try {
            while (!stopped && !isNews(after, changesSeen)) {
                long leftNanos = deadlineNanos - nanoTime.getAsLong();
                if (leftNanos <= 0) {
                    break;
                }
                news.awaitNanos(quiet ? leftNanos : Math.min(leftNanos, nanosOfSecondLeft()));
            }
            return seen(after);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return seen(after);
        } finally {
            waiting.decrementAndGet();
            lock.unlock();
        }
    }

    /// Ends all waits.
    void stopping() {
        lock.lock();
        try {
            stopped = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            quiet = false;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// While this second or the one before has requests, the wait is for its end; otherwise for the next request.
    private boolean isNews(long after, long changesSeen) {
        // Before the check, so that no request is missed in between.
        quiet = true;
        long now = second();
        if (requests(now) > 0 || requests(now - 1) > 0) {
            quiet = false;
        }
        return changes.get() != changesSeen || !seen(after).busy().isEmpty();
    }

    private Traffic seen(long after) {
        long now = second();
        var busy = new ArrayList<Traffic.Second>();
        for (long second = Math.max(after + 1, now - SECONDS); second < now; second++) {
            var slot = found(second);
            if (slot != null) {
                var latencies = slot.latencies();
                busy.add(new Traffic.Second(
                        second, latencies.total(), latencies.quantile(MEDIAN), latencies.quantile(P95)));
            } else if (found(second - 1) != null) {
                busy.add(new Traffic.Second(second, 0, 0, 0));
            }
        }
        return new Traffic(now, changes.get(), busy);
    }

    private long requests(long second) {
        var slot = found(second);
        return slot == null ? 0 : slot.latencies().total();
    }

    private @Nullable Slot found(long second) {
        var slot = slots.get(place(second));
        return slot != null && slot.second() == second ? slot : null;
    }

    private Slot slot(long second) {
        int place = place(second);
        while (true) {
            var slot = slots.get(place);
            if (slot != null && slot.second() >= second) {
                return slot;
            }
            var fresh = new Slot(second, new LatencyCounts());
            if (slots.compareAndSet(place, slot, fresh)) {
                return fresh;
            }
        }
    }

    private int place(long second) {
        return Math.floorMod(second, slots.length());
    }

    /// Counted from 1.
    private long second() {
        return (nanoTime.getAsLong() - startNanos) / SECOND_NANOS + 1;
    }

    private long nanosOfSecondLeft() {
        return SECOND_NANOS - (nanoTime.getAsLong() - startNanos) % SECOND_NANOS;
    }
}
