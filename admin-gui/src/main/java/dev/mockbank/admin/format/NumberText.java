package dev.mockbank.admin.format;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;

/// Numbers and sizes as people read them.
public final class NumberText {

    private static final long MEGABYTE = 1_000_000;
    private static final int ONE_DECIMAL_BELOW = 10;

    private final Locale locale;

    public NumberText(Locale locale) {
        this.locale = locale;
    }

    /// A number of things: `20,148`.
    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number).replace('-', '−');
    }

    /// A number of things with their name: `1 account`, `3 accounts`.
    public String count(long number, String one, String several) {
        return count(number) + " " + (number == 1 ? one : several);
    }

    /// A size in bytes: `27 MB`, `1.2 GB`.
    public String bytes(long bytes) {
        return bytes < 1_000 * MEGABYTE
                ? count(Math.max(1, bytes / MEGABYTE)) + " MB"
                : decimal(bytes / (1_000.0 * MEGABYTE)) + " GB";
    }

    /// A latency: `1.4 ms`, `230 ms`.
    public String milliseconds(Duration duration) {
        return decimal(duration.toNanos() / 1e6) + " ms";
    }

    /// A rate or another small figure: `0.4`, `18`.
    public String decimal(double figure) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(figure < ONE_DECIMAL_BELOW ? 1 : 0);
        return format.format(figure);
    }

    /// How long something has lasted: `40 s`, `3 min`, `2 h 5 min`, `4 d 2 h`.
    public String lasting(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return duration.toMinutes() + " min";
        }
        return duration.toDays() > 0
                ? duration.toDays() + " d " + duration.toHoursPart() + " h"
                : duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
}
