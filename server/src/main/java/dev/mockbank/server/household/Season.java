package dev.mockbank.server.household;

import java.time.LocalDate;
import java.util.List;

/// How often, or how much, something happens in the months of a year, from January, in percent of the average.
///
/// @param percents for each month
record Season(List<Integer> percents) {

    static final Season ALL_YEAR = of(100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100);
    static final Season HEATING = of(195, 180, 145, 95, 55, 34, 28, 28, 48, 92, 135, 170);
    static final Season COLD_DAYS = of(150, 150, 130, 100, 80, 65, 60, 60, 85, 115, 125, 135);
    static final Season SPRING = of(25, 55, 150, 210, 190, 130, 90, 80, 120, 90, 35, 15);
    static final Season SUMMER = of(12, 15, 45, 90, 140, 190, 220, 210, 120, 40, 15, 10);
    static final Season FASHION = of(105, 75, 125, 125, 95, 85, 85, 75, 130, 115, 105, 120);
    static final Season GIFTS = of(45, 60, 60, 75, 90, 75, 60, 60, 75, 90, 170, 360);
    static final Season TERM = of(115, 115, 115, 100, 115, 115, 40, 0, 130, 110, 125, 90);

    private static Season of(Integer... percents) {
        return new Season(List.of(percents));
    }

    int percent(LocalDate day) {
        return percents.get(day.getMonthValue() - 1);
    }
}
