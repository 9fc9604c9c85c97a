package dev.mockbank.server.household;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// What is paid, or comes in, on fixed days.
///
/// @param merchant who is paid, or who pays
/// @param schedule when
/// @param season   how the sum follows the months; [Season#ALL_YEAR] is always the same sum
/// @param comesIn  whether it is income
record Bill(Merchant merchant, Schedule schedule, Season season, boolean comesIn) {

    private static final int SECONDS_AN_HOUR = 3600;
    private static final int PERCENT = 100;

    /// How far a reading of the meter lies from what the season says, in percent.
    private static final int METER_PERCENT = 7;

    static Bill of(Schedule schedule, Merchant merchant) {
        return new Bill(merchant, schedule, Season.ALL_YEAR, false);
    }

    static Bill metered(Schedule schedule, Season season, Merchant merchant) {
        return new Bill(merchant, schedule, season, false);
    }

    static Bill income(Schedule schedule, Merchant merchant) {
        return new Bill(merchant, schedule, Season.ALL_YEAR, true);
    }

    /// Its lines in the time of the books. A household's usual sum and the second of the day are always the same.
    List<Entry.Line> lines(Years years, long seed) {
        var dice = SeededRandom.of(seed, merchant.name());
        long usual = merchant.price(dice);
        int second = merchant.wallet() == Wallet.CARD
                ? dice.between(9 * SECONDS_AN_HOUR, 22 * SECONDS_AN_HOUR)
                : dice.between(3 * SECONDS_AN_HOUR, 6 * SECONDS_AN_HOUR);
        return schedule.days(years).stream()
                .map(day -> {
                    var at = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(second);
                    long sum = sum(usual, day, dice);
                    return merchant.paid(at, comesIn ? -sum : sum);
                })
                .toList();
    }

    private long sum(long usual, LocalDate day, SeededRandom dice) {
        if (season.equals(Season.ALL_YEAR)) {
            return usual;
        }
        int meter = PERCENT + dice.between(-METER_PERCENT, METER_PERCENT);
        return usual * season.percent(day) * meter / (PERCENT * PERCENT);
    }
}
