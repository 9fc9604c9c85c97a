package dev.mockbank.admin.format;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Instants as people read them, in the clock's zone.
public final class TimeText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm:ss.SSS xxx", Locale.ENGLISH);

    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /// How a day may be typed: 2026-03-01, 1 Mar 2026, 1.3.2026.
    private static final List<DateTimeFormatter> TYPED = Stream.of("uuuu-M-d", "d MMM uuuu", "d.M.uuuu")
            .map(pattern -> new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT))
            .toList();

    private final Clock clock;

    /// @param clock tells what day it is, and in which zone
    public TimeText(Clock clock) {
        this.clock = clock;
    }

    /// `Today 09:41`, `Yesterday 18:27`, `20 Nov 12:11`, with the year when it is another one.
    public String when(Instant instant) {
        return day(instant) + " " + TIME.format(instant.atZone(clock.getZone()));
    }

    /// `09:41:22`.
    public String second(Instant instant) {
        return SECOND.format(instant.atZone(clock.getZone()));
    }

    /// `Today`, `Yesterday`, `20 Nov`, `20 Nov 2024`.
    public String day(Instant instant) {
        return day(LocalDate.ofInstant(instant, clock.getZone()));
    }

    /// `Today`, `Yesterday`, `20 Nov`, `20 Nov 2024`.
    public String day(LocalDate date) {
        var today = LocalDate.now(clock);
        if (date.equals(today)) {
            return "Today";
        }
        if (date.equals(today.minusDays(1))) {
            return "Yesterday";
        }
        return DAY.format(date) + (date.getYear() == today.getYear() ? "" : " " + YEAR.format(date));
    }

    /// The day that somebody has typed; empty when it is none.
    public static Optional<LocalDate> read(String typed) {
        return TYPED.stream()
                .flatMap(format -> parsed(format, typed.strip()).stream())
                .findFirst();
    }

    private static Optional<LocalDate> parsed(DateTimeFormatter format, String typed) {
        try {
            return Optional.of(LocalDate.parse(typed, format));
        } catch (DateTimeParseException another) {
            return Optional.empty();
        }
    }

    /// How long ago it was: `just now`, `40 s ago`, `2 min ago`, `3 h ago`; from a day on the day.
    public String ago(Instant instant) {
        long seconds = clock.instant().getEpochSecond() - instant.getEpochSecond();
        if (seconds < 2) {
            return "just now";
        }
        if (seconds < 60) {
            return seconds + " s ago";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min ago";
        }
        return seconds < 86_400 ? seconds / 3_600 + " h ago" : day(instant);
    }

    /// The exact instant with its offset, for a tooltip.
    public String exact(Instant instant) {
        return EXACT.format(instant.atZone(clock.getZone()));
    }

    /// As a spreadsheet reads a moment: `2026-11-20 12:11:04`.
    public String plain(Instant instant) {
        return PLAIN.format(instant.atZone(clock.getZone()));
    }

    /// The day of an instant.
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone());
    }

    /// The zone in which days begin and times are read.
    public ZoneId zone() {
        return clock.getZone();
    }

    /// What day it is.
    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
