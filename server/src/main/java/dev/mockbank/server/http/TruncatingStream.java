package dev.mockbank.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Passes on the first half of what is written, and all but the last [#MAX_HELD_BACK_BYTES] of what is
/// longer than twice that. When it is closed, it fails, so that the connection is closed as well.
final class TruncatingStream extends OutputStream {

    private static final int MAX_HELD_BACK_BYTES = 64 * 1024;

    private final OutputStream client;
    private final ByteArrayOutputStream heldBack = new ByteArrayOutputStream();
    private long written;

    TruncatingStream(OutputStream client) {
        this.client = client;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        written += length;
        heldBack.write(bytes, offset, length);
        int kept = (int) Math.min((written + 1) / 2, MAX_HELD_BACK_BYTES);
        int passed = heldBack.size() - kept;
        if (passed > 0) {
            var all = heldBack.toByteArray();
            client.write(all, 0, passed);
            heldBack.reset();
            heldBack.write(all, passed, kept);
        }
    }

    @Override
    public void close() throws IOException {
        client.flush();
        throw new Delivery.TruncatedException();
    }
}
