package dev.mockbank.server.http;

import dev.mockbank.server.problem.FieldErrors;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// A position in a list, after which the next page begins: the list's name and the sort key of the last row seen,
/// which consists of numbers and possibly a string. Opaque to clients.
public final class Cursor {

    /// Precedes the string of a sort key that has one.
    private static final byte HAS_TEXT = 1;

    private final String list;
    private final long[] numbers;
    private final @Nullable String text;

    private Cursor(String list, long[] numbers, @Nullable String text) {
        this.list = list;
        this.numbers = numbers;
        this.text = text;
    }

    /// The position after the row with this sort key.
    public static Cursor after(String list, long... numbers) {
        return new Cursor(list, numbers.clone(), null);
    }

    /// The position after the row with this sort key, which has a string or, where other rows have one, null.
    public static Cursor after(String list, @Nullable String text, long... numbers) {
        return new Cursor(list, numbers.clone(), text);
    }

    /// Reads the cursors of a list whose sort key has this many numbers. The cursors of other lists are refused.
    public static FieldReader<Cursor> reader(String list, int numbers) {
        return reader(list, numbers, 0);
    }

    /// Reads the cursors of a list whose sort key has this many numbers, and a string up to this length or null.
    public static FieldReader<Cursor> reader(String list, int numbers, int maxCharacters) {
        var mark = list.getBytes(StandardCharsets.US_ASCII);
        return node -> {
            var buffer = ByteBuffer.wrap(decoded(node.asString("")));
            if (buffer.remaining() < mark.length + numbers * Long.BYTES) {
                throw new InvalidFieldException(FieldErrors.NOT_A_CURSOR);
            }
            var found = new byte[mark.length];
            buffer.get(found);
            if (!Arrays.equals(found, mark)) {
                throw new InvalidFieldException(FieldErrors.NOT_A_CURSOR);
            }
            var key = new long[numbers];
            for (int i = 0; i < numbers; i++) {
                key[i] = buffer.getLong();
            }
            return new Cursor(list, key, text(buffer, maxCharacters));
        };
    }

    /// One number of the sort key.
    public long number(int index) {
        return numbers[index];
    }

    /// The string of the sort key; null when it has none.
    public @Nullable String text() {
        return text;
    }

    /// The encoded cursor: letters, digits, `-` and `_`.
    @Override
    public String toString() {
        var rest = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        var buffer =
                ByteBuffer.allocate(list.length() + numbers.length * Long.BYTES + (text == null ? 0 : 1) + rest.length);
        buffer.put(list.getBytes(StandardCharsets.US_ASCII));
        Arrays.stream(numbers).forEach(buffer::putLong);
        if (text != null) {
            buffer.put(HAS_TEXT).put(rest);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    private static @Nullable String text(ByteBuffer rest, int maxCharacters) throws InvalidFieldException {
        if (!rest.hasRemaining()) {
            return null;
        }
        if (maxCharacters == 0 || rest.get() != HAS_TEXT) {
            throw new InvalidFieldException(FieldErrors.NOT_A_CURSOR);
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
            return FieldReaders.text(0, maxCharacters).read(JsonNodeFactory.instance.stringNode(text));
        } catch (CharacterCodingException | InvalidFieldException forged) {
            throw new InvalidFieldException(FieldErrors.NOT_A_CURSOR);
        }
    }

    private static byte[] decoded(String text) throws InvalidFieldException {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException noBase64) {
            throw new InvalidFieldException(FieldErrors.NOT_A_CURSOR);
        }
    }
}
