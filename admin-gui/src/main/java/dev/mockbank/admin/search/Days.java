package dev.mockbank.admin.search;

import dev.mockbank.admin.format.TimeText;
import dev.mockbank.shared.client.TransactionFilter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A span of days: one that moves with today, or one between two days.
///
/// @param period null for days that were chosen
/// @param chosen the days that were chosen
/// @param utc    whether the days are those of UTC, as in the bank's sums; else they are those of the user's zone
public record Days(@Nullable Period period, Bounds chosen, boolean utc) {

    /// Every day.
    public static final Days ALL = between(null, null);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    /// Two days, both included.
    ///
    /// @param from null is the beginning
    /// @param to   null is the end
    public record Bounds(@Nullable LocalDate from, @Nullable LocalDate to) {

        static Bounds months(LocalDate first, int months) {
            return new Bounds(first, first.plusMonths(months).minusDays(1));
        }

        private String name() {
            if (from == null) {
                return to == null ? "" : "Until " + DAY.format(to);
            }
            if (to == null) {
                return "Since " + DAY.format(from);
            }
            if (from.equals(to)) {
                return DAY.format(from);
            }
            return equals(months(from.withDayOfMonth(1), 1))
                    ? MONTH.format(from)
                    : DAY.format(from) + " – " + DAY.format(to);
        }
    }

    /// Those of a named period.
    public static Days of(Period period) {
        return new Days(period, new Bounds(null, null), false);
    }

    /// From one day to another; either may be open.
    public static Days between(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new Days(null, new Bounds(from, to), false);
    }

    /// A month as the bank sums it up.
    public static Days ofBank(YearMonth month) {
        return new Days(null, new Bounds(month.atDay(1), month.atEndOfMonth()), true);
    }

    /// Every day up to one, as the bank sums them up: what the balance of that day is made of.
    public static Days ofBankUntil(LocalDate day) {
        return new Days(null, new Bounds(null, day), true);
    }

    /// The days that it is now.
    public Bounds bounds(LocalDate today) {
        return period == null ? chosen : period.bounds(today);
    }

    /// What the user reads, such as `This month`; empty for every day.
    public String name(ZoneId zone) {
        if (period != null) {
            return period.title();
        }
        boolean sameDays = !utc || zone.normalized().equals(ZoneOffset.UTC);
        return chosen.name() + (sameDays ? "" : " (UTC)");
    }

    TransactionFilter narrow(TransactionFilter filter, TimeText time) {
        var zone = utc ? ZoneOffset.UTC : time.zone();
        var bounds = bounds(time.today());
        var narrowed = filter;
        if (bounds.from() != null) {
            narrowed = narrowed.from(bounds.from().atStartOfDay(zone).toInstant());
        }
        if (bounds.to() != null) {
            var end = bounds.to().plusDays(1).atStartOfDay(zone).toInstant();
            narrowed = narrowed.to(end.minus(1, ChronoUnit.MICROS));
        }
        return narrowed;
    }
}
