package dev.mockbank.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Compressed bytes of a body, which are bounded as the decompressed ones are: they may decompress to nothing at all.
final class BoundedStream extends FilterInputStream {

    private int left = BodyReader.MAX_BODY_BYTES;

    BoundedStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        return count(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        return count(count, count);
    }

    /// Leaves the body open: closing it would read the rest.
    @Override
    public void close() {
        // Does nothing.
    }

    private int count(int result, int bytes) {
        left -= result < 0 ? 0 : bytes;
        if (left < 0) {
            throw BodyReader.tooLarge();
        }
        return result;
    }
}
