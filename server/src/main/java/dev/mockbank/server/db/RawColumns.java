package dev.mockbank.server.db;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Reads columns as the database sent them, for rows that are passed on to a client: a text that is
/// UTF-8 on both sides is not decoded in between. The driver switches to the binary format for numbers
/// and timestamps when it has executed a statement several times; both formats are supported.
public final class RawColumns {

    /// Microseconds from 1970 to 2000, PostgreSQL's epoch (source: its protocol, `timestamptz_send`).
    private static final long EPOCH_MICROS = 946_684_800_000_000L;

    private RawColumns() {}

    /// A text in UTF-8, or null.
    public static byte @Nullable [] textOrNull(ResultSet row, int column) throws SQLException {
        return row.getBytes(column);
    }

    /// A decimal as its digits in ASCII, or null.
    public static byte @Nullable [] decimalOrNull(ResultSet row, int column) throws SQLException {
        var sent = row.getBytes(column);
        if (sent == null || sent[0] == '-' || (sent[0] >= '0' && sent[0] <= '9')) {
            return sent;
        }
        return row.getBigDecimal(column).toPlainString().getBytes(StandardCharsets.US_ASCII);
    }

    /// A timestamp in microseconds since 1970; the column is `timestamptz` and not null.
    public static long micros(ResultSet row, int column) throws SQLException {
        var sent = row.getBytes(column);
        return sent.length == Long.BYTES
                ? ByteBuffer.wrap(sent).getLong() + EPOCH_MICROS
                : ChronoUnit.MICROS.between(
                        Instant.EPOCH,
                        row.getObject(column, OffsetDateTime.class).toInstant());
    }
}
