package dev.mockbank.server.process;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Lines on their way to an output that may take none for a while, because a terminal is paused (Ctrl-S) or a pipe is
/// full. Whoever adds a line never waits. When the queue is full, lines are dropped and counted: ordinary ones when it
/// is half full, important ones when it is full.
final class LogQueue {

    /// How much waits at the most, in characters.
    private static final int MAX_CHARACTERS = 1 << 20;

    /// Lines are gathered for so long, so that a busy access log does not cost a system call for each request.
    private static final Duration GATHERING = Duration.ofMillis(50);

    private final Writer out;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private ArrayDeque<String> lines = new ArrayDeque<>();
    private long characters;
    private boolean urgent;
    private long dropped;
    private long droppedAndUntold;

    private LogQueue(Writer out) {
        this.out = out;
    }

    /// A queue whose lines are written by a thread of its own.
    static LogQueue to(Writer out) {
        var queue = new LogQueue(out);
        Thread.ofPlatform().daemon().name("log-writer").start(queue::writeForever);
        return queue;
    }

    /// Adds a line, with its end.
    ///
    /// @param important whether it is kept when there is little room, and written at once
    void add(String line, boolean important) {
        lock.lock();
        try {
            if (characters + line.length() > (important ? MAX_CHARACTERS : MAX_CHARACTERS / 2)) {
                dropped++;
                droppedAndUntold++;
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

    /// How many lines were dropped so far.
    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until everything was written, but no longer than this.
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

    /// The lines that were gathered.
    private ArrayDeque<String> next() throws InterruptedException {
        lock.lock();
        try {
            while (lines.isEmpty()) {
                changed.await();
            }
            long leftNanos = GATHERING.toNanos();
            while (!urgent && leftNanos > 0) {
                leftNanos = changed.awaitNanos(leftNanos);
            }
            urgent = false;
            var gathered = lines;
            lines = new ArrayDeque<>();
            return gathered;
        } finally {
            lock.unlock();
        }
    }

    private void write(ArrayDeque<String> gathered) {
        try {
            for (var line : gathered) {
                out.write(line);
            }
            long missing = takeUntold();
            if (missing > 0) {
                out.write(
                        "… " + missing + " lines of the log are missing here: the output did not take them in time\n");
            }
            out.flush();
        } catch (IOException | RuntimeException outputIsGone) {
            // There is nowhere to say so.
        } finally {
            release(gathered.stream().mapToLong(String::length).sum());
        }
    }

    private long takeUntold() {
        lock.lock();
        try {
            long untold = droppedAndUntold;
            droppedAndUntold = 0;
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
