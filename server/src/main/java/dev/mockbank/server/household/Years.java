package dev.mockbank.server.household;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The time that the books span.
///
/// @param first the first day
/// @param last  the last day
record Years(LocalDate first, LocalDate last) {

    /// How many years the books span.
    static final int COUNT = 2;

    static Years until(LocalDate last) {
        return new Years(last.minusYears(COUNT).plusDays(1), last);
    }

    int dayCount() {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    /// Each day, in order.
    Stream<LocalDate> days() {
        return first.datesUntil(last.plusDays(1));
    }

    /// Each month of which a day is within, in order.
    List<YearMonth> months() {
        var month = YearMonth.from(first);
        int count = (int) month.until(YearMonth.from(last), ChronoUnit.MONTHS) + 1;
        return IntStream.range(0, count).mapToObj(month::plusMonths).toList();
    }

    /// Each calendar year of which a day is within, in order.
    IntStream calendarYears() {
        return IntStream.rangeClosed(first.getYear(), last.getYear());
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
