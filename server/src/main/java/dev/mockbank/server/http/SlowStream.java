package dev.mockbank.server.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;

/// Passes on what is written at a rate, in pieces; after [#LONGEST], at once. The thread that writes
/// sleeps in between.
final class SlowStream extends OutputStream {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int PIECES_PER_SECOND = 10;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final OutputStream client;
    private final int bytesPerSecond;
    private final long startNanos = System.nanoTime();
    private long sentBytes;

    SlowStream(OutputStream client, int bytesPerSecond) {
        this.client = client;
        this.bytesPerSecond = bytesPerSecond;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        int pieceBytes = Math.max(1, bytesPerSecond / PIECES_PER_SECOND);
        int start = offset;
        while (start < end) {
            int piece = isOver() ? end - start : Math.min(end - start, pieceBytes);
            client.write(Arrays.copyOfRange(bytes, start, start + piece));
            client.flush();
            start += piece;
            sentBytes += piece;
            awaitPace();
        }
    }

    @Override
    public void flush() throws IOException {
        client.flush();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private boolean isOver() {
        return System.nanoTime() - startNanos >= LONGEST.toNanos();
    }

    private void awaitPace() throws InterruptedIOException {
        long dueNanos = Math.min(sentBytes * NANOS_PER_SECOND / bytesPerSecond, LONGEST.toNanos());
        long leftNanos = dueNanos - (System.nanoTime() - startNanos);
        if (leftNanos <= 0) {
            return;
        }
        try {
            Thread.sleep(Duration.ofNanos(leftNanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the wait between two pieces was interrupted");
        }
    }
}
