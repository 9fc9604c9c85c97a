package dev.mockbank.server.http;

import dev.mockbank.server.problem.FieldErrors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// A place in a list, after which the next page begins: the list and the sort key of the last row seen. On the wire it
/// is opaque.
public final class Cursor {

    private final String list;
    private final long[] key;

    private Cursor(String list, long[] key) {
        this.list = list;
        this.key = key;
    }

    /// The place in a list after the row with this sort key.
    public static Cursor after(String list, long... key) {
        return new Cursor(list, key.clone());
    }

    /// Reads the cursors of a list whose sort key has this many numbers; those of other lists are refused.
    public static FieldReader<Cursor> reader(String list, int numbers) {
        var mark = list.getBytes(StandardCharsets.US_ASCII);
        return node -> {
            var buffer = ByteBuffer.wrap(decoded(node.asString("")));
            if (buffer.remaining() != mark.length + numbers * Long.BYTES) {
                throw new InvalidFieldException(FieldErrors.NOT_A_CURSOR);
            }
            var found = new byte[mark.length];
            buffer.get(found);
            if (!Arrays.equals(found, mark)) {
                throw new InvalidFieldException(FieldErrors.NOT_A_CURSOR);
            }
            var key = new long[numbers];
            buffer.asLongBuffer().get(key);
            return new Cursor(list, key);
        };
    }

    /// One number of the sort key.
    public long number(int index) {
        return key[index];
    }

    /// The text on the wire: letters, digits, `-` and `_`.
    @Override
    public String toString() {
        var buffer = ByteBuffer.allocate(list.length() + key.length * Long.BYTES);
        buffer.put(list.getBytes(StandardCharsets.US_ASCII));
        Arrays.stream(key).forEach(buffer::putLong);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    private static byte[] decoded(String text) throws InvalidFieldException {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException noBase64) {
            throw new InvalidFieldException(FieldErrors.NOT_A_CURSOR);
        }
    }
}
