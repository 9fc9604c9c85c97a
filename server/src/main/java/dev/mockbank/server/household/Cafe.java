package dev.mockbank.server.household;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// The café that a household runs whose books are too long for a family's purchases: its card takings, and what it
/// pays of them.
final class Cafe {

    private static final int PERCENT = 100;
    private static final int SUPPLIES_PERCENT = 37;
    private static final int WAGES_PERCENT = 39;
    private static final int RENT_PERCENT = 12;
    private static final int TAX_PERCENT = 9;

    private static final List<Habit> SALES = List.of(
            Habit.of(
                    6000,
                    Week.EVERY_DAY,
                    Season.ALL_YEAR,
                    Hours.BREAKS,
                    sold("Card sale, coffee", 280, 620),
                    sold("Card sale, coffee & cake", 560, 1290)),
            Habit.of(3000, Week.WORKDAYS, Season.ALL_YEAR, Hours.LUNCH, sold("Card sale, lunch", 690, 1980)),
            Habit.of(2000, Week.WEEKENDS, Season.COLD_DAYS, Hours.MORNING, sold("Card sale, breakfast", 840, 2680)),
            Habit.of(1500, Week.EVERY_DAY, Season.SUMMER, Hours.AFTERNOON, sold("Card sale, terrace", 420, 1640)));

    private final Years years;
    private final long seed;

    Cafe(Years years, long seed) {
        this.years = years;
        this.seed = seed;
    }

    /// So many lines, in no order; at least a thousand.
    List<Entry.Line> lines(int count) {
        var mondays = years.days()
                .filter(day -> day.getDayOfWeek() == DayOfWeek.MONDAY)
                .toList();
        var monthly = Schedule.debited(28).days(years);
        var rents = Schedule.debited(1).days(years);
        var quarterly = Schedule.in(10, 1, 4, 7, 10).days(years);
        int costs = mondays.size() + monthly.size() + rents.size() + quarterly.size();
        var sales = new Purchases(years, seed + 1, Set.of())
                .lines(SALES, count - costs).stream()
                        .map(line -> new Entry.Line(
                                line.at(), Wallet.CAFE, -line.cents(), line.category(), line.description()))
                        .toList();
        var lines = new ArrayList<>(sales);
        var takings = takings(sales);
        lines.addAll(share(takings, mondays, SUPPLIES_PERCENT, "café supplies", "Gastro Wholesale Berg"));
        lines.addAll(share(takings, monthly, WAGES_PERCENT, "café wages", "Wages, Café Lindenhof"));
        lines.addAll(share(takings, quarterly, TAX_PERCENT, "taxes", "Tax office, sales tax"));
        long rent = takings.values().stream().mapToLong(Long::longValue).sum() * RENT_PERCENT / PERCENT / rents.size();
        rents.forEach(day -> lines.add(cost(day, rent, "café rent", "Rent, Linden Square 3")));
        return lines;
    }

    private static NavigableMap<LocalDate, Long> takings(List<Entry.Line> sales) {
        var takings = new TreeMap<LocalDate, Long>();
        sales.forEach(sale -> takings.merge(LocalDate.ofInstant(sale.at(), ZoneOffset.UTC), sale.cents(), Long::sum));
        return takings;
    }

    /// On each of these days a part of what came in since the one before.
    private List<Entry.Line> share(
            NavigableMap<LocalDate, Long> takings, List<LocalDate> days, int percent, String category, String payee) {
        var lines = new ArrayList<Entry.Line>();
        var since = years.first();
        for (var day : days) {
            long sum = takings.subMap(since, day).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            lines.add(cost(day, Math.max(PERCENT, sum * percent / PERCENT), category, payee));
            since = day;
        }
        return lines;
    }

    private static Entry.Line cost(LocalDate day, long cents, String category, String payee) {
        var at = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(5 * 3600 + payee.length() * 61L);
        return new Entry.Line(at, Wallet.CAFE, -cents, category, payee);
    }

    private static Merchant sold(String name, int minCents, int maxCents) {
        return new Merchant(name, "café sales", Wallet.CAFE, minCents, maxCents, 10);
    }
}
