package dev.mockbank.server.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The memory that all requests together may use for one purpose. One client may use at most half of it, so that the
/// others always have some left; but each client may have one request of any size.
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

    /// The share of one request, empty at first.
    ///
    /// @param client the client that it is charged to
    Share share(String client) {
        return new Share(client);
    }

    /// The memory that one request has acquired. Not thread-safe.
    final class Share implements AutoCloseable {

        private final String client;
        private long acquired;

        private Share(String client) {
            this.client = client;
        }

        /// Acquires more bytes.
        ///
        /// @param wait how long to wait for other requests to release theirs
        /// @return whether the bytes were acquired
        boolean take(long more, Duration wait) {
            if (!acquire(client, more, wait)) {
                return false;
            }
            acquired += more;
            return true;
        }

        /// Acquires more bytes even beyond the budget, for what can no longer be refused.
        void forceTake(long more) {
            force(client, more);
            acquired += more;
        }

        /// Releases all bytes.
        @Override
        public void close() {
            if (acquired > 0) {
                release(client, acquired);
                acquired = 0;
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
