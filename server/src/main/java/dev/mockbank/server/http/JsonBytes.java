package dev.mockbank.server.http;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;

/// Writes JSON as bytes, for rows that come as bytes: the same that the mapper writes (see [dev.mockbank.shared.Json]),
/// without an object, a text and a look-up for each value.
public final class JsonBytes {

    private static final int FIRST_BYTES = 16 * 1024;
    private static final int LONG_DIGITS = 20;
    private static final int TIMESTAMP_BYTES = 34;
    private static final int ESCAPE_BYTES = 6;
    private static final long MICROS_OF_DAY = 86_400_000_000L;
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] UTC = {'+', '0', '0', ':', '0', '0'};
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    /// Writes what is JSON already.
    public JsonBytes raw(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        return this;
    }

    /// Writes one character of ASCII that is JSON already.
    public JsonBytes raw(char character) {
        reserve(1);
        bytes[length++] = (byte) character;
        return this;
    }

    public JsonBytes nothing() {
        return raw(NULL);
    }

    public JsonBytes number(long number) {
        if (number < 0) {
            return raw(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
        }
        reserve(LONG_DIGITS);
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        digits(number, digits);
        return this;
    }

    /// Writes a text in UTF-8, in quotation marks.
    public JsonBytes text(byte[] utf8) {
        reserve(2 + utf8.length);
        bytes[length++] = '"';
        int plain = 0;
        for (int i = 0; i < utf8.length; i++) {
            if (isEscaped(utf8[i])) {
                copy(utf8, plain, i);
                escape(utf8[i]);
                reserve(utf8.length - i + 1);
                plain = i + 1;
            }
        }
        copy(utf8, plain, utf8.length);
        bytes[length++] = '"';
        return this;
    }

    /// Writes an instant of the years 1 to 9999, as all timestamps are written (see
    /// [dev.mockbank.shared.Timestamps#format]).
    ///
    /// @param micros since 1970
    public JsonBytes timestamp(long micros) {
        reserve(TIMESTAMP_BYTES);
        var day = LocalDate.ofEpochDay(Math.floorDiv(micros, MICROS_OF_DAY));
        long ofDay = Math.floorMod(micros, MICROS_OF_DAY);
        long second = ofDay / 1_000_000;
        raw('"').digits(day.getYear(), 4);
        raw('-').digits(day.getMonthValue(), 2);
        raw('-').digits(day.getDayOfMonth(), 2);
        raw('T').digits(second / 3600, 2);
        raw(':').digits(second / 60 % 60, 2);
        raw(':').digits(second % 60, 2);
        raw('.').digits(ofDay % 1_000_000, 6);
        return raw(UTC).raw('"');
    }

    /// What was written.
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private static boolean isEscaped(byte character) {
        return (character >= 0 && character < ' ') || character == '"' || character == '\\';
    }

    private void escape(byte character) {
        reserve(ESCAPE_BYTES);
        bytes[length++] = '\\';
        int letter = switch (character) {
            case '\b' -> 'b';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\f' -> 'f';
            case '\r' -> 'r';
            case '"', '\\' -> character;
            default -> 'u';
        };
        bytes[length++] = (byte) letter;
        if (letter == 'u') {
            raw(HEX.toHexDigits((short) character).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void copy(byte[] from, int begin, int end) {
        System.arraycopy(from, begin, bytes, length, end - begin);
        length += end - begin;
    }

    private void digits(long number, int digits) {
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
