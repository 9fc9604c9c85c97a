package dev.mockbank.server.household;

import static dev.mockbank.server.household.Merchant.card;
import static dev.mockbank.server.household.Merchant.cash;
import static dev.mockbank.server.household.Merchant.debit;

import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The household's holidays and feasts: two weeks of summer, the turn of the year, birthdays.
final class Occasions {

    private static final int SUMMER_DAYS = 13;
    private static final int GIFTS = 8;
    private static final int PERSONS = 4;

    static final List<Merchant> AT_THE_SEA = List.of(
            card("Osteria del Molo", "restaurants", 2800, 9600, 10),
            card("Chiringuito Paloma", "restaurants", 1900, 6400, 10),
            card("Bar Azzurro", "coffee", 300, 600, 10),
            card("Mercato San Telmo", "groceries", 840, 5200, 1),
            cash("Gelateria Riva", "snacks", 240, 980, 10),
            card("Lido Boat Rental", "leisure", 2200, 7800, 100),
            card("Cantina Stella", "restaurants", 2400, 7200, 10),
            card("Faro Souvenirs", "gifts", 600, 3800, 50));

    static final List<Merchant> GIFT_SHOPS = List.of(
            card("Toybox & Co", "gifts", 1999, 7999, 100),
            card("Parcelwise Online", "gifts", 1499, 8999, 100),
            card("Papermoon Books", "gifts", 999, 3299, 50),
            card("Goldfinch Jewellers", "gifts", 3900, 18_900, 100),
            cash("Christmas market, Mill Square", "gifts", 400, 2600, 50));

    private final Years years;
    private final SeededRandom dice;
    private final int perDayAway;
    private final List<Integer> birthdays;

    /// @param transactions how long the household's books are: a day on holiday is quieter than one at home
    Occasions(Years years, long seed, int transactions) {
        this.years = years;
        this.dice = SeededRandom.of(seed, "occasions");
        this.perDayAway = Math.clamp(transactions / years.dayCount() / 4, 3, 7);
        this.birthdays =
                IntStream.range(0, PERSONS).mapToObj(_ -> dice.between(14, 320)).toList();
    }

    /// What they cost, and the days on which nobody is at home.
    record Calendar(List<Entry.Line> lines, List<LocalDate> away) {}

    Calendar calendar() {
        var calendar = new Calendar(new ArrayList<>(), new ArrayList<>());
        years.calendarYears().forEach(year -> {
            summer(year, calendar);
            turnOfTheYear(year, calendar);
            birthdays(year, calendar);
        });
        calendar.lines.removeIf(line -> !years.contains(LocalDate.ofInstant(line.at(), ZoneOffset.UTC)));
        return calendar;
    }

    private void summer(int year, Calendar calendar) {
        var departure = LocalDate.of(year, Month.JULY, dice.between(10, 30));
        var booked = departure.minusDays(dice.between(75, 120));
        pay(calendar, booked, Hours.EVENING, card("Skylark Air", "travel", 52_000, 98_000, 1));
        pay(calendar, booked.plusDays(2), Hours.EVENING, card("Villa Marisol, deposit", "travel", 24_000, 38_000, 500));
        pay(calendar, departure, Hours.MORNING, card("Airport Parking", "travel", 6400, 11_800, 100));
        pay(calendar, departure, Hours.AFTERNOON, card("Villa Marisol", "travel", 68_000, 128_000, 500));
        for (int number = 0; number < SUMMER_DAYS; number++) {
            var day = departure.plusDays(number);
            calendar.away.add(day);
            for (int payment = 0; payment < perDayAway; payment++) {
                var merchant = dice.favourite(AT_THE_SEA);
                pay(
                        calendar,
                        day,
                        merchant.category().equals("restaurants") ? Hours.DINING : Hours.AFTERNOON,
                        merchant);
            }
        }
    }

    private void turnOfTheYear(int year, Calendar calendar) {
        for (int gift = 0; gift < GIFTS; gift++) {
            var day = LocalDate.of(year, Month.NOVEMBER, 27).plusDays(dice.between(0, 26));
            pay(calendar, day, Hours.AFTERNOON, dice.of(GIFT_SHOPS));
        }
        pay(
                calendar,
                LocalDate.of(year, Month.DECEMBER, 14),
                Hours.AFTERNOON,
                cash("Christmas trees, Forester Hahn", "home", 2800, 5200, 100));
        pay(
                calendar,
                LocalDate.of(year, Month.DECEMBER, 3),
                Hours.EVENING,
                debit("Intercity Rail, four seats", "travel", 11_800, 23_600, 20));
        pay(
                calendar,
                LocalDate.of(year, Month.DECEMBER, 23),
                Hours.MORNING,
                debit("Greenacre Market, holiday order", "groceries", 9400, 19_800, 1));
        pay(
                calendar,
                LocalDate.of(year, Month.DECEMBER, 31),
                Hours.EVENING,
                card("Zur alten Weide, New Year's Eve", "restaurants", 12_800, 24_800, 100));
        LocalDate.of(year, Month.DECEMBER, 25)
                .datesUntil(LocalDate.of(year, Month.DECEMBER, 28))
                .forEach(calendar.away::add);
    }

    private void birthdays(int year, Calendar calendar) {
        for (int dayOfYear : birthdays) {
            var day = LocalDate.ofYearDay(year, dayOfYear);
            pay(calendar, day.minusDays(3), Hours.AFTERNOON, dice.of(GIFT_SHOPS));
            pay(calendar, day, Hours.MORNING, debit("Patisserie Colette", "bakery", 2400, 4800, 100));
        }
    }

    private void pay(Calendar calendar, LocalDate day, Hours hours, Merchant merchant) {
        calendar.lines.add(merchant.paid(hours.on(day, dice), merchant.price(dice)));
    }
}
