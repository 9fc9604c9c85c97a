package dev.mockbank.server.db;

import dev.mockbank.shared.Money;
import io.helidon.dbclient.DbRow;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Reads columns and sets parameters of types that Helidon's client has no methods for.
public final class Rows {

    private Rows() {}

    /// A whole number; the column is not null.
    public static long number(DbRow row, String column) {
        return row.column(column).get(Number.class).longValue();
    }

    /// A whole number, or null.
    public static @Nullable Integer numberOrNull(DbRow row, String column) {
        return nullable(row, column, Integer.class);
    }

    /// A whole number of 64 bits, or null.
    public static @Nullable Long longOrNull(DbRow row, String column) {
        return nullable(row, column, Long.class);
    }

    /// A text; the column is not null.
    public static String text(DbRow row, String column) {
        return row.column(column).get(String.class);
    }

    /// A text, or null.
    public static @Nullable String textOrNull(DbRow row, String column) {
        return nullable(row, column, String.class);
    }

    /// An amount of money; the column is `NUMERIC(18,2)` and not null.
    public static Money money(DbRow row, String column) {
        return new Money(row.column(column).get(BigDecimal.class));
    }

    /// An instant; the column is `timestamptz` and not null.
    public static Instant instant(DbRow row, String column) {
        return row.column(column).get(Timestamp.class).toInstant();
    }

    /// An instant, or null.
    public static @Nullable Instant instantOrNull(DbRow row, String column) {
        var timestamp = nullable(row, column, Timestamp.class);
        return timestamp == null ? null : timestamp.toInstant();
    }

    /// A day; the column is `date` and not null.
    public static LocalDate date(DbRow row, String column) {
        return row.column(column).get(Date.class).toLocalDate();
    }

    /// A day, or null.
    public static @Nullable LocalDate dateOrNull(DbRow row, String column) {
        var date = nullable(row, column, Date.class);
        return date == null ? null : date.toLocalDate();
    }

    /// The parameter for an instant.
    public static OffsetDateTime bindable(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /// The parameter for an instant that may be absent.
    public static @Nullable OffsetDateTime bindableOrNull(@Nullable Instant instant) {
        return instant == null ? null : bindable(instant);
    }

    /// The one way to read a NULL: the column's other accessors throw.
    private static <T> @Nullable T nullable(DbRow row, String column, Class<T> type) {
        return row.column(column).get(type);
    }
}
