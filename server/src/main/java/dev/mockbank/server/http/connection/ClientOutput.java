package dev.mockbank.server.http.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What a client is sent. A write waits until the client takes it, and Java has no bound for that; so another thread
/// looks from time to time and ends a write that waits for too long.
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

    /// Sends a part of an answer.
    @Override
    public void write(BufferData buffer) {
        input.answered();
        writeNow(buffer);
    }

    @Override
    public void write(BufferData... buffers) {
        write(BufferData.create(buffers));
    }

    /// Sends what is no answer, such as `100 Continue`.
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

    /// How long the write that is going on has waited; zero when there is none.
    Duration blockedFor() {
        lock.lock();
        try {
            return writer == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - sinceNanos);
        } finally {
            lock.unlock();
        }
    }

    /// Ends the write that is going on, and the connection with it, if it has waited for too long. It is interrupted,
    /// which closes its socket; the lock sees to it that nothing else is.
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
