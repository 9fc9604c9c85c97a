package dev.mockbank.server.http;

import dev.mockbank.shared.problem.Faults;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/// A place in a list, after which the next page begins: the sort key of the last row seen. On the wire it is opaque.
public final class Cursor {

    private final long[] key;

    private Cursor(long[] key) {
        this.key = key;
    }

    /// The place after the row with this sort key.
    public static Cursor after(long... key) {
        return new Cursor(key.clone());
    }

    /// Reads the cursors of a list whose sort key has this many numbers.
    public static Reader<Cursor> reader(int numbers) {
        return node -> {
            try {
                var bytes = Base64.getUrlDecoder().decode(node.asString(""));
                var buffer = ByteBuffer.wrap(bytes);
                var key = new long[numbers];
                for (int i = 0; i < numbers; i++) {
                    key[i] = buffer.getLong();
                }
                if (buffer.hasRemaining()) {
                    throw new FaultException(Faults.NOT_A_CURSOR);
                }
                return new Cursor(key);
            } catch (IllegalArgumentException | BufferUnderflowException e) {
                throw new FaultException(Faults.NOT_A_CURSOR);
            }
        };
    }

    /// One number of the sort key.
    public long number(int index) {
        return key[index];
    }

    /// The text on the wire: letters, digits, `-` and `_`.
    @Override
    public String toString() {
        var buffer = ByteBuffer.allocate(key.length * Long.BYTES);
        Arrays.stream(key).forEach(buffer::putLong);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }
}
