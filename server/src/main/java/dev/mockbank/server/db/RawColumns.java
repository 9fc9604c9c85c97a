package dev.mockbank.server.db;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Reads columns as the database sent them, for rows that go on to a client as they are: what is a text on both wires
/// is not decoded in between. The driver asks for numbers and times in binary when it has run a statement a few times;
/// both forms are read.
public final class RawColumns {

    /// From 1970 to 2000, the beginning of PostgreSQL's time (source: its protocol, `timestamptz_send`).
    private static final long EPOCH_MICROS = 946_684_800_000_000L;

    private RawColumns() {}

    /// A text in UTF-8, or null.
    public static byte @Nullable [] textOrNull(ResultSet row, int column) throws SQLException {
        return row.getBytes(column);
    }

    /// A decimal as the digits of its text, or null.
    public static byte @Nullable [] decimalOrNull(ResultSet row, int column) throws SQLException {
        var sent = row.getBytes(column);
        if (sent == null || sent[0] == '-' || (sent[0] >= '0' && sent[0] <= '9')) {
            return sent;
        }
        return row.getBigDecimal(column).toPlainString().getBytes(StandardCharsets.US_ASCII);
    }

    /// An instant in microseconds since 1970; the column is `timestamptz` and not null.
    public static long micros(ResultSet row, int column) throws SQLException {
        var sent = row.getBytes(column);
        return sent.length == Long.BYTES
                ? ByteBuffer.wrap(sent).getLong() + EPOCH_MICROS
                : ChronoUnit.MICROS.between(
                        Instant.EPOCH,
                        row.getObject(column, OffsetDateTime.class).toInstant());
    }
}
