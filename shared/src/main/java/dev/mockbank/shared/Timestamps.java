package dev.mockbank.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The texts of instants on the wire: ISO 8601 in UTC with microseconds, `2026-03-01T09:41:00.000000+00:00`.
///
/// What it reads is wider: a space in place of the `T`, no seconds, any fraction (cut to microseconds), any offset as
/// `Z`, `+hh:mm` or `+hhmm`, none at all (UTC), and seconds or milliseconds since 1970, as the reference service did.
public final class Timestamps {

    /// A date without a time.
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,14}(?:\\.\\d{1,9})?");
    private static final Pattern SPACE_FOR_PLUS = Pattern.compile("(.*\\d) (\\d{2}:?\\d{2})");

    /// Numbers beyond it are milliseconds (source: the reference's library, pydantic 1, `datetime_parse.py`).
    private static final BigDecimal SECONDS_WATERSHED = new BigDecimal("2e10");
    private static final int DECIMALS_OF_MILLIS = 3;
    private static final int DECIMALS_OF_MICROS = 6;

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT)
            // 30 February is no day, rather than the 28th.
            .withResolverStyle(ResolverStyle.STRICT);

    private Timestamps() {}

    /// The instant as text, to the microsecond.
    public static String format(Instant instant) {
        return WRITTEN.format(instant);
    }

    /// The instant that a text names, cut to microseconds; empty when it names none or lies outside the years 1 to
    /// 9999.
    public static Optional<Instant> parse(String text) {
        if (NUMBER.matcher(text).matches()) {
            return inRange(sinceEpoch(new BigDecimal(text)));
        }
        try {
            // An offset's plus sign that nobody escaped arrives in a query as a space.
            var escaped = SPACE_FOR_PLUS.matcher(text);
            boolean dateAndTimeOnly = text.length() <= 16;
            var repaired = !dateAndTimeOnly && escaped.matches() ? escaped.group(1) + "+" + escaped.group(2) : text;
            TemporalAccessor parsed = READ.parseBest(repaired, OffsetDateTime::from, LocalDateTime::from);
            return inRange(
                    parsed instanceof OffsetDateTime zoned
                            ? zoned.toInstant()
                            : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /// The day that a text names, such as `2026-03-01`; empty when it is no date alone.
    public static Optional<LocalDate> parseDate(String text) {
        if (!DATE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text)).filter(date -> date.getYear() >= 1);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static Instant sinceEpoch(BigDecimal number) {
        boolean millis = number.abs().compareTo(SECONDS_WATERSHED) > 0;
        var seconds = millis ? number.movePointLeft(DECIMALS_OF_MILLIS) : number;
        var micros = seconds.movePointRight(DECIMALS_OF_MICROS).setScale(0, RoundingMode.FLOOR);
        return Instant.EPOCH.plus(micros.longValueExact(), ChronoUnit.MICROS);
    }

    /// Whether an instant lies in the years 1 to 9999, UTC, which is what the wire and the database can hold.
    public static boolean isInRange(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(END);
    }

    private static Optional<Instant> inRange(Instant instant) {
        return isInRange(instant) ? Optional.of(instant.truncatedTo(ChronoUnit.MICROS)) : Optional.empty();
    }
}
