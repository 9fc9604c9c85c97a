package dev.mockbank.server.household;

import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the household earns: as much as its life costs, and a little more.
final class Salaries {

    private static final int PER_MILLE = 1000;
    private static final int SECOND_OF_DAY = 4 * 3600;

    private final Years years;
    private final SeededRandom dice;
    private final List<Payday> paydays;

    /// @param both whether two persons earn
    Salaries(Years years, long seed, boolean both) {
        this.years = years;
        this.dice = SeededRandom.of(seed, "salaries");
        int first = both ? dice.between(540, 640) : PER_MILLE;
        var all = new ArrayList<>(paydays(first, 27, "Salary, Brightwater Engineering", "December bonus, Brightwater"));
        if (both) {
            all.addAll(paydays(PER_MILLE - first, 25, "Salary, Meadowbrook Clinic", "Christmas bonus, Meadowbrook"));
        }
        this.paydays = all;
    }

    /// A payment.
    ///
    /// @param share how large it is beside the others
    private record Payday(LocalDate day, long share, String description) {}

    /// How many payments they are.
    int count() {
        return paydays.size();
    }

    /// The payments that come to this sum, less a few cents, all told.
    List<Entry.Line> of(long cents) {
        long shares = paydays.stream().mapToLong(Payday::share).sum();
        return paydays.stream()
                .map(payday -> new Entry.Line(
                        payday.day
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                                .plusSeconds(SECOND_OF_DAY + (payday.description.length() * 61L)),
                        Wallet.CHECKING,
                        Math.multiplyExact(cents, payday.share) / shares,
                        "salary",
                        payday.description))
                .toList();
    }

    /// Each spring the salary rises by some percent.
    private List<Payday> paydays(int share, int day, String salary, String bonus) {
        int raise = dice.between(20, 45);
        int bonusShare = dice.between(350, 600);
        return Schedule.paidOut(day).days(years).stream()
                .flatMap(payday -> {
                    long own = (long) share * (PER_MILLE + raise * (long) raises(payday));
                    var usual = new Payday(payday, own, salary);
                    return payday.getMonth() == Month.DECEMBER
                            ? Stream.of(usual, new Payday(payday, own * bonusShare / PER_MILLE, bonus))
                            : Stream.of(usual);
                })
                .toList();
    }

    private int raises(LocalDate payday) {
        int count = payday.getYear() - years.first().getYear();
        boolean beforeSpring = payday.getMonthValue() < Month.APRIL.getValue();
        boolean startedInSpring = years.first().getMonthValue() < Month.APRIL.getValue();
        return count - (beforeSpring ? 1 : 0) + (startedInSpring ? 1 : 0);
    }
}
