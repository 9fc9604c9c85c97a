package dev.mockbank.server.household;

import java.time.LocalDate;
import java.util.List;

/// What the household buys again and again.
///
/// @param perMonth  how often, all its members together
/// @param week      on which days
/// @param season    in which months
/// @param hours     at which times
/// @param merchants where, the usual place first
record Habit(int perMonth, Week week, Season season, Hours hours, List<Merchant> merchants) {

    /// On how many days of a month it usually happens, at the least.
    private static final int DAYS = 20;

    static Habit of(int perMonth, Week week, Season season, Hours hours, Merchant... merchants) {
        return new Habit(perMonth, week, season, hours, List.of(merchants));
    }

    /// How likely it is on a day, beside other habits and days.
    long weight(LocalDate day) {
        return (long) perMonth * week.percent(day) * season.percent(day);
    }

    /// How often it happens on one day at the most.
    int mostADay() {
        return Math.ceilDiv(perMonth, DAYS);
    }

    /// The same with other merchants.
    Habit at(List<Merchant> others) {
        return new Habit(perMonth, week, season, hours, others);
    }
}
