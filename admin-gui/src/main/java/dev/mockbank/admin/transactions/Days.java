package dev.mockbank.admin.transactions;

import dev.mockbank.shared.client.TransactionFilter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A span of days in the user's zone, both ends included.
///
/// @param name what the user reads, such as `this month`
/// @param from null is the beginning
/// @param to   null is the end
record Days(String name, @Nullable LocalDate from, @Nullable LocalDate to) {

    /// Every day.
    static final Days ALL = new Days("", null, null);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    static Days thisMonth(LocalDate today) {
        return new Days("this month", today.withDayOfMonth(1), null);
    }

    static Days lastMonth(LocalDate today) {
        var first = today.withDayOfMonth(1);
        return new Days("last month", first.minusMonths(1), first.minusDays(1));
    }

    static Days thisYear(LocalDate today) {
        return new Days("this year", today.withDayOfYear(1), null);
    }

    /// From one day to another; either may be open.
    static Days between(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null) {
            return to == null ? ALL : new Days("until " + DAY.format(to), null, to);
        }
        return to == null
                ? new Days("since " + DAY.format(from), from, null)
                : new Days(DAY.format(from) + " – " + DAY.format(to), from, to);
    }

    TransactionFilter narrow(TransactionFilter filter, ZoneId zone) {
        var narrowed = filter;
        if (from != null) {
            narrowed = narrowed.from(from.atStartOfDay(zone).toInstant());
        }
        if (to != null) {
            var end = to.plusDays(1).atStartOfDay(zone).toInstant();
            narrowed = narrowed.to(end.minus(1, ChronoUnit.MICROS));
        }
        return narrowed;
    }
}
