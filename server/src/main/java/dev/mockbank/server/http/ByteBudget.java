package dev.mockbank.server.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The memory that all requests together may take for one purpose. No client has more than half of it, so that there
/// is something left for the others whatever it sends; but each may have one request of any size.
final class ByteBudget {

    private static final int CLIENT_PART = 2;

    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private final Map<String, Long> bytesByClient = new HashMap<>();
    private long bytes;

    ByteBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// What one request takes.
    ///
    /// @param client whom it counts for
    Share share(String client) {
        return new Share(client);
    }

    /// What one request has taken; used by one thread.
    final class Share implements AutoCloseable {

        private final String client;
        private long taken;

        private Share(String client) {
            this.client = client;
        }

        /// Takes more.
        ///
        /// @param wait how long to wait for others to give theirs back
        /// @return whether it was there
        boolean take(long more, Duration wait) {
            if (!acquire(client, more, wait)) {
                return false;
            }
            taken += more;
            return true;
        }

        /// Takes more even if it is not there, for what cannot be refused any more.
        void takeAnyway(long more) {
            force(client, more);
            taken += more;
        }

        /// Gives everything back.
        @Override
        public void close() {
            if (taken > 0) {
                release(client, taken);
                taken = 0;
            }
        }
    }

    private boolean acquire(String client, long more, Duration wait) {
        long waitNanos = wait.toNanos();
        lock.lock();
        try {
            while (!fits(client, more)) {
                if (waitNanos <= 0) {
                    return false;
                }
                waitNanos = released.awaitNanos(waitNanos);
            }
            add(client, more);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void force(String client, long more) {
        lock.lock();
        try {
            add(client, more);
        } finally {
            lock.unlock();
        }
    }

    private void release(String client, long less) {
        lock.lock();
        try {
            add(client, -less);
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean fits(String client, long more) {
        long own = bytesByClient.getOrDefault(client, 0L);
        return bytes == 0 || (bytes + more <= maxBytes && (own == 0 || own + more <= maxBytes / CLIENT_PART));
    }

    private void add(String client, long more) {
        bytes += more;
        bytesByClient.merge(client, more, (before, change) -> before + change == 0 ? null : before + change);
    }
}
