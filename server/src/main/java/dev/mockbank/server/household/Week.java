package dev.mockbank.server.household;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/// How often something happens on the days of a week, from Monday, in percent of the average. The
/// days from Christmas Eve to New Year's Day are like Sundays.
///
/// @param percents for each day
record Week(List<Integer> percents) {

    static final Week EVERY_DAY = of(100, 100, 100, 100, 100, 100, 100);
    static final Week WORKDAYS = of(135, 138, 138, 136, 130, 14, 9);
    static final Week SCHOOL_DAYS = of(140, 140, 140, 140, 140, 0, 0);
    static final Week SHOP_DAYS = of(100, 85, 90, 105, 145, 165, 10);
    static final Week GOING_OUT = of(40, 45, 55, 75, 165, 190, 130);
    static final Week WEEKENDS = of(45, 40, 45, 50, 95, 225, 200);

    private static Week of(Integer... percents) {
        return new Week(List.of(percents));
    }

    int percent(LocalDate day) {
        return percents.get((isFeast(day) ? DayOfWeek.SUNDAY : day.getDayOfWeek()).getValue() - 1);
    }

    private static boolean isFeast(LocalDate day) {
        return (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= 24) || day.getDayOfYear() == 1;
    }
}
