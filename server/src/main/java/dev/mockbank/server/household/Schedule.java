package dev.mockbank.server.household;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// The days on which something is due.
///
/// @param day         the day of the month; in shorter months the last one
/// @param months      the months, from 1
/// @param workingDays what a day at a weekend becomes
record Schedule(int day, Set<Integer> months, Roll workingDays) {

    /// What becomes of a day at a weekend.
    enum Roll {
        KEPT,
        NEXT,
        PREVIOUS
    }

    private static final Set<Integer> ALL = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);

    /// Every month on this very day.
    static Schedule monthly(int day) {
        return new Schedule(day, ALL, Roll.KEPT);
    }

    /// Every month on this day, or the next working day.
    static Schedule debited(int day) {
        return new Schedule(day, ALL, Roll.NEXT);
    }

    /// Every month on this day, or the working day before.
    static Schedule paidOut(int day) {
        return new Schedule(day, ALL, Roll.PREVIOUS);
    }

    /// In these months on this day, or the next working day.
    static Schedule in(int day, Integer... months) {
        return new Schedule(day, Set.of(months), Roll.NEXT);
    }

    /// The days within the time of the books, in order.
    List<LocalDate> days(Years years) {
        return years.months().stream()
                .filter(month -> months.contains(month.getMonthValue()))
                .map(month -> rolled(month.atDay(Math.min(day, month.lengthOfMonth()))))
                .filter(years::contains)
                .toList();
    }

    private LocalDate rolled(LocalDate due) {
        int over = due.getDayOfWeek().getValue() - DayOfWeek.FRIDAY.getValue();
        if (over <= 0) {
            return due;
        }
        return switch (workingDays) {
            case KEPT -> due;
            case NEXT -> due.plusDays(3L - over);
            case PREVIOUS -> due.minusDays(over);
        };
    }
}
