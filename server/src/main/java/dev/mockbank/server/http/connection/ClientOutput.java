package dev.mockbank.server.http.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Writes to a client. A write blocks until the client reads, and Java has no timeout for that; so another thread
/// checks from time to time and aborts a write that has blocked for too long.
final class ClientOutput implements DataWriter {

    private final DataWriter socket;
    private final ClientInput input;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread writer;
    private long sinceNanos;
    private boolean interrupted;

    ClientOutput(DataWriter socket, ClientInput input) {
        this.socket = socket;
        this.input = input;
    }

    /// Sends part of a response.
    @Override
    public void write(BufferData buffer) {
        input.answered();
        writeNow(buffer);
    }

    @Override
    public void write(BufferData... buffers) {
        write(BufferData.create(buffers));
    }

    /// Sends what is not part of a final response, such as `100 Continue`.
    @Override
    public void writeNow(BufferData buffer) {
        begin();
        try {
            socket.writeNow(buffer);
        } finally {
            end();
        }
    }

    @Override
    public void writeNow(BufferData... buffers) {
        writeNow(BufferData.create(buffers));
    }

    /// How long the current write has blocked; zero when there is none.
    Duration blockedFor() {
        lock.lock();
        try {
            return writer == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - sinceNanos);
        } finally {
            lock.unlock();
        }
    }

    /// Aborts the current write, and closes the connection with it, if it has blocked for too long. Its thread is
    /// interrupted, which closes the socket; the lock ensures that nothing but the write is interrupted.
    void endIfBlocked(Duration limit) {
        lock.lock();
        try {
            if (writer != null && blockedFor().compareTo(limit) > 0) {
                interrupted = true;
                writer.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    private void begin() {
        lock.lock();
        try {
            writer = Thread.currentThread();
            sinceNanos = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            writer = null;
            if (interrupted) {
                interrupted = false;
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }
}
