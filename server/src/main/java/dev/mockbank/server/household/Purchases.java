package dev.mockbank.server.household;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Spreads a number of purchases over the days by the household's habits.
final class Purchases {

    /// How often a day that has enough of a habit is drawn again.
    private static final int TRIES = 20;

    /// How many of the purchases that can be sent back are, in percent.
    private static final int SENT_BACK_PERCENT = 8;

    private static final Set<String> CAN_BE_SENT_BACK = Set.of("clothing", "shopping");

    private final Years years;
    private final List<LocalDate> days;
    private final SeededRandom dice;

    /// @param away the days on which nobody is at home to buy anything
    Purchases(Years years, long seed, Set<LocalDate> away) {
        this.years = years;
        this.days = years.days().filter(day -> !away.contains(day)).toList();
        this.dice = SeededRandom.of(seed, "purchases");
    }

    /// A habit on a day.
    private record Cell(Habit habit, LocalDate day) {}

    /// So many purchases and refunds, in no order.
    List<Entry.Line> lines(List<Habit> habits, int count) {
        var lines = bought(habits, count);
        var refunds = refunds(lines);
        var sum = new ArrayList<>(refunds);
        int tooMany = refunds.size();
        for (var line : lines) {
            // A purchase that may have a refund stays.
            if (tooMany > 0 && !CAN_BE_SENT_BACK.contains(line.category())) {
                tooMany--;
            } else {
                sum.add(line);
            }
        }
        return sum;
    }

    private List<Entry.Line> bought(List<Habit> habits, int count) {
        var cells = cells(habits);
        var upTo = new long[cells.size()];
        long sum = 0;
        for (int place = 0; place < upTo.length; place++) {
            var cell = cells.get(place);
            sum += cell.habit.weight(cell.day);
            upTo[place] = sum;
        }
        var times = new int[upTo.length];
        var lines = new ArrayList<Entry.Line>(count);
        for (int number = 0; number < count; number++) {
            int place = draw(upTo, times, cells);
            times[place]++;
            var habit = cells.get(place).habit;
            var merchant = dice.favourite(habit.merchants());
            var at = habit.hours().on(cells.get(place).day, dice);
            lines.add(merchant.paid(at, merchant.price(dice)));
        }
        return lines;
    }

    /// Every habit on every day on which it can happen; each household has its own favourite merchants.
    private List<Cell> cells(List<Habit> habits) {
        var own = habits.stream()
                .map(habit -> habit.at(dice.shuffled(habit.merchants())))
                .toList();
        return days.stream()
                .flatMap(day ->
                        own.stream().filter(habit -> habit.weight(day) > 0).map(habit -> new Cell(habit, day)))
                .toList();
    }

    /// @param upTo for each cell the sum of the weights up to its own
    private int draw(long[] upTo, int[] times, List<Cell> cells) {
        for (int attempt = 1; ; attempt++) {
            int found = Arrays.binarySearch(upTo, 1 + dice.below(upTo[upTo.length - 1]));
            int place = found >= 0 ? found : -found - 1;
            if (attempt == TRIES || times[place] < cells.get(place).habit.mostADay()) {
                return place;
            }
        }
    }

    private List<Entry.Line> refunds(List<Entry.Line> purchases) {
        return purchases.stream()
                .filter(line -> CAN_BE_SENT_BACK.contains(line.category()))
                .filter(_ -> dice.below(100) < SENT_BACK_PERCENT)
                .map(this::refund)
                .filter(refund -> years.contains(LocalDate.ofInstant(refund.at(), ZoneOffset.UTC)))
                .toList();
    }

    /// The money comes back within two weeks.
    private Entry.Line refund(Entry.Line purchase) {
        var day = LocalDate.ofInstant(purchase.at(), ZoneOffset.UTC).plusDays(dice.between(5, 12));
        Instant at = Hours.OFFICE.on(day, dice);
        return new Entry.Line(at, purchase.wallet(), -purchase.cents(), "refund", "Refund, " + purchase.description());
    }
}
