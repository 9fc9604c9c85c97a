package dev.mockbank.server.household;

import dev.mockbank.server.household.Schedule.Roll;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Keeps the household's wallets filled: it pays the credit card's debt, draws cash, puts money aside, and is paid
/// interest. How much depends on what is in the wallets, so it goes through the books in the order of time.
final class Settlement {

    private static final Schedule CARD_DAYS = Schedule.debited(6);
    private static final Schedule SAVING_DAYS = Schedule.debited(28);
    private static final Schedule INTEREST_DAYS = new Schedule(31, Set.of(3, 6, 9, 12), Roll.KEPT);
    private static final int QUARTERS = 4;
    private static final int PER_MILLE = 1000;

    /// Cash comes in notes of ten.
    private static final int NOTE_CENTS = 1000;

    private final SeededRandom dice;
    private final Set<Wallet> wallets;
    private final Map<Wallet, Long> openings = new EnumMap<>(Wallet.class);
    private final List<LocalDate> cardDays;
    private final List<LocalDate> savingDays;
    private final List<LocalDate> interestDays;
    private final List<Instant> withdrawals;

    /// @param wallets     those that the household has
    /// @param weeksOfCash how long the cash of one withdrawal lasts
    Settlement(Years years, long seed, Set<Wallet> wallets, int weeksOfCash) {
        this.dice = SeededRandom.of(seed, "settlement");
        this.wallets = wallets;
        this.cardDays = wallets.contains(Wallet.CARD) ? CARD_DAYS.days(years) : List.of();
        this.savingDays = wallets.contains(Wallet.SAVINGS) ? SAVING_DAYS.days(years) : List.of();
        this.interestDays = wallets.contains(Wallet.SAVINGS) ? INTEREST_DAYS.days(years) : List.of();
        this.withdrawals = years.days()
                .filter(_ -> wallets.contains(Wallet.CASH))
                .filter(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY)
                .filter(day -> day.toEpochDay() / 7 % weeksOfCash == 0)
                .map(day -> Hours.MORNING.on(day, dice))
                .toList();
    }

    /// What happens at a moment, if anything, to wallets with these balances.
    private record Step(Instant at, Function<Map<Wallet, Long>, Optional<Entry>> happening) {}

    /// How many transactions it adds.
    int transactions() {
        return 2 * (cardDays.size() + savingDays.size() + withdrawals.size()) + interestDays.size();
    }

    /// The whole books.
    ///
    /// @param aside what is put aside each month, in cents
    GeneratedHistory settle(List<Entry.Line> lines, long aside) {
        open(lines);
        var steps = Stream.of(
                        lines.stream().map(line -> new Step(line.at(), _ -> Optional.of(line))),
                        cardDays.stream().map(this::cardPayment),
                        savingDays.stream().map(day -> saving(day, aside)),
                        withdrawals(lines).stream(),
                        interest())
                .flatMap(all -> all)
                .sorted(Comparator.comparing(Step::at))
                .toList();
        return walk(steps);
    }

    private void open(List<Entry.Line> lines) {
        for (var wallet : wallets) {
            openings.put(
                    wallet,
                    switch (wallet) {
                        case CHECKING, CAFE -> 0L;
                        case SAVINGS -> (long) dice.between(600_000, 1_600_000);
                        case CARD -> (long) -dice.between(30_000, 80_000);
                        case CASH -> dice.between(6, 12) * 500L + spentInCash(lines, Instant.MIN, firstWithdrawal());
                    });
        }
    }

    /// Goes through the books; afterwards it is known how much had to be there at the beginning.
    private GeneratedHistory walk(List<Step> steps) {
        var balances = new EnumMap<>(openings);
        var lowest = new EnumMap<>(openings);
        var entries = new ArrayList<Entry>(steps.size());
        for (var step : steps) {
            step.happening.apply(balances).ifPresent(entry -> {
                entries.add(entry);
                move(balances, entry);
                balances.forEach((wallet, cents) -> lowest.merge(wallet, cents, Math::min));
            });
        }
        for (var wallet : List.of(Wallet.CHECKING, Wallet.CAFE)) {
            long spare = dice.between(18_000, 96_000);
            openings.computeIfPresent(wallet, (_, _) -> spare - lowest.getOrDefault(wallet, 0L));
        }
        return new GeneratedHistory(openings, entries);
    }

    private static void move(Map<Wallet, Long> balances, Entry entry) {
        switch (entry) {
            case Entry.Line line -> balances.merge(line.wallet(), line.cents(), Long::sum);
            case Entry.Move move -> {
                balances.merge(move.from(), -move.cents(), Long::sum);
                balances.merge(move.to(), move.cents(), Long::sum);
            }
        }
    }

    private Step cardPayment(LocalDate day) {
        var at = Hours.NIGHT_RUN.on(day, dice);
        return new Step(
                at,
                balances -> moved(
                        at,
                        Wallet.CHECKING,
                        Wallet.CARD,
                        -balances.getOrDefault(Wallet.CARD, 0L),
                        "Credit card payment"));
    }

    private Step saving(LocalDate day, long aside) {
        var at = Hours.NIGHT_RUN.on(day, dice);
        return new Step(at, _ -> moved(at, Wallet.CHECKING, Wallet.SAVINGS, aside, "Standing order, savings"));
    }

    /// Each withdrawal is for what is bought with cash until the next one.
    private List<Step> withdrawals(List<Entry.Line> lines) {
        var steps = new ArrayList<Step>();
        for (int number = 0; number < withdrawals.size(); number++) {
            var at = withdrawals.get(number);
            boolean last = number == withdrawals.size() - 1;
            long needed = spentInCash(lines, at, last ? Instant.MAX : withdrawals.get(number + 1));
            steps.add(new Step(at, balances -> {
                long missing = needed - balances.getOrDefault(Wallet.CASH, 0L);
                long notes = Math.max(2, Math.ceilDiv(missing, NOTE_CENTS) + 1);
                return moved(at, Wallet.CHECKING, Wallet.CASH, notes * NOTE_CENTS, "Cash withdrawal, Mill Square");
            }));
        }
        return steps;
    }

    private Stream<Step> interest() {
        int perMille = dice.between(12, 24);
        return interestDays.stream().map(day -> {
            var at = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(23 * 3600);
            return new Step(at, balances -> {
                long cents = balances.getOrDefault(Wallet.SAVINGS, 0L) * perMille / (PER_MILLE * QUARTERS);
                return Optional.of(new Entry.Line(at, Wallet.SAVINGS, cents, "interest", "Interest on savings"));
            });
        });
    }

    /// Nothing is moved when there is no debt.
    private static Optional<Entry> moved(Instant at, Wallet from, Wallet to, long cents, String description) {
        return cents > 0 ? Optional.of(new Entry.Move(at, from, to, cents, description)) : Optional.empty();
    }

    private Instant firstWithdrawal() {
        return withdrawals.isEmpty() ? Instant.MAX : withdrawals.getFirst();
    }

    private static long spentInCash(List<Entry.Line> lines, Instant from, Instant to) {
        return -lines.stream()
                .filter(line -> line.wallet() == Wallet.CASH)
                .filter(line -> !line.at().isBefore(from) && line.at().isBefore(to))
                .mapToLong(Entry.Line::cents)
                .sum();
    }
}
