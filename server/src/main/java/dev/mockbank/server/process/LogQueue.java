package dev.mockbank.server.process;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A queue of lines for an output that may block for a while, because a terminal is paused (Ctrl-S) or a pipe is
/// full. Adding a line never blocks. Lines are dropped and counted: ordinary ones when the queue is half full,
/// important ones when it is full.
final class LogQueue {

    /// The capacity, in characters.
    private static final int MAX_CHARACTERS = 1 << 20;

    /// How long lines are buffered, so that a busy access log does not cost a system call for each request.
    private static final Duration BUFFERING = Duration.ofMillis(50);

    private final Writer out;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private ArrayDeque<String> lines = new ArrayDeque<>();
    private long characters;
    private boolean urgent;
    private long dropped;
    private long unreportedDrops;

    private LogQueue(Writer out) {
        this.out = out;
    }

    /// A queue with a thread of its own that writes the lines.
    static LogQueue to(Writer out) {
        var queue = new LogQueue(out);
        Thread.ofPlatform().daemon().name("log-writer").start(queue::writeForever);
        return queue;
    }

    /// Adds a line, including its line end.
    ///
    /// @param important whether it is kept when the queue is half full, and written at once
    void add(String line, boolean important) {
        lock.lock();
        try {
            if (characters + line.length() > (important ? MAX_CHARACTERS : MAX_CHARACTERS / 2)) {
                dropped++;
                unreportedDrops++;
                return;
            }
            boolean first = lines.isEmpty();
            lines.add(line);
            characters += line.length();
            if (important) {
                urgent = true;
            }
            if (first || important) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The number of dropped lines.
    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until everything is written, but no longer than this.
    void flush(Duration bound) {
        long leftNanos = bound.toNanos();
        lock.lock();
        try {
            urgent = true;
            changed.signalAll();
            while (characters > 0 && leftNanos > 0) {
                leftNanos = changed.awaitNanos(leftNanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void writeForever() {
        try {
            while (true) {
                write(next());
            }
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
        }
    }

    /// The buffered lines.
    private ArrayDeque<String> next() throws InterruptedException {
        lock.lock();
        try {
            while (lines.isEmpty()) {
                changed.await();
            }
            long leftNanos = BUFFERING.toNanos();
            while (!urgent && leftNanos > 0) {
                leftNanos = changed.awaitNanos(leftNanos);
            }
            urgent = false;
            var buffered = lines;
            lines = new ArrayDeque<>();
            return buffered;
        } finally {
            lock.unlock();
        }
    }

    private void write(ArrayDeque<String> buffered) {
        try {
            for (var line : buffered) {
                out.write(line);
            }
            long missing = takeUnreportedDrops();
            if (missing > 0) {
                out.write("… " + missing + " log lines were dropped here, because the output blocked\n");
            }
            out.flush();
        } catch (IOException | RuntimeException brokenOutput) {
            // There is nowhere to report it.
        } finally {
            release(buffered.stream().mapToLong(String::length).sum());
        }
    }

    private long takeUnreportedDrops() {
        lock.lock();
        try {
            long untold = unreportedDrops;
            unreportedDrops = 0;
            return untold;
        } finally {
            lock.unlock();
        }
    }

    private void release(long written) {
        lock.lock();
        try {
            characters -= written;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
