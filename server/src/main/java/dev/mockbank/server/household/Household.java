package dev.mockbank.server.household;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A household of four with two salaries. Short histories have few purchases, long ones card payments
/// all day, and the longest a café that the household runs. It earns what it spends and a little more.
public final class Household {

    /// How many transactions the books have at least, and at most.
    public static final int MIN_TRANSACTIONS = 100;

    public static final int MAX_TRANSACTIONS = 100_000;

    /// From how many transactions on the household has more than a checking account.
    private static final int WITH_SAVINGS = 400;

    private static final int WITH_CARD = 1_000;
    private static final int WITH_CASH = 2_000;
    private static final int WITH_CAFE = 23_000;

    /// From how many on cash is drawn every other week.
    private static final int WITH_MUCH_CASH = 5_000;

    /// How much of the books what is fixed may take, in percent.
    private static final int FIXED_PERCENT = 60;

    /// How much four persons buy on a day.
    private static final int MAX_PURCHASES_A_DAY = 27;

    private static final int MONTHS = 12 * Years.COUNT;
    private static final int MAX_SHOPPING =
            MONTHS * Shopping.HABITS.stream().mapToInt(Habit::perMonth).sum();

    private static final int PER_MILLE = 1000;
    private static final int PERCENT = 100;
    private static final int ASIDE_PERCENT = 80;
    private static final int TEN_EURO_CENTS = 1000;

    private final long seed;
    private final int transactions;
    private final Years years;
    private final Set<Wallet> wallets;
    private final Salaries salaries;
    private final Settlement settlement;
    private final List<Entry.Line> lines = new ArrayList<>();

    private Household(long seed, int transactions, LocalDate until) {
        this.seed = seed;
        this.transactions = transactions;
        this.years = Years.until(until);
        this.wallets = wallets(transactions);
        this.salaries = new Salaries(years, seed, transactions >= WITH_CARD);
        this.settlement = new Settlement(years, seed, wallets, transactions >= WITH_MUCH_CASH ? 2 : 4);
    }

    /// The books of the two years that end with a day.
    ///
    /// @param transactions how many, from [#MIN_TRANSACTIONS] to [#MAX_TRANSACTIONS]
    public static GeneratedHistory books(long seed, int transactions, LocalDate until) {
        if (transactions < MIN_TRANSACTIONS || transactions > MAX_TRANSACTIONS) {
            throw new IllegalArgumentException("no books of " + transactions + " transactions");
        }
        return new Household(seed, transactions, until).books();
    }

    private static Set<Wallet> wallets(int transactions) {
        var wallets = EnumSet.of(Wallet.CHECKING);
        if (transactions >= WITH_SAVINGS) {
            wallets.add(Wallet.SAVINGS);
        }
        if (transactions >= WITH_CARD) {
            wallets.add(Wallet.CARD);
        }
        if (transactions >= WITH_CASH) {
            wallets.add(Wallet.CASH);
        }
        if (transactions >= WITH_CAFE) {
            wallets.add(Wallet.CAFE);
        }
        return wallets;
    }

    private GeneratedHistory books() {
        Bills.NECESSARY.forEach(bill -> takeIfRoom(bill.lines(years, seed)));
        Bills.COMFORT.forEach(bill -> takeIfRoom(bill.lines(years, seed)));
        var occasions = new Occasions(years, seed, transactions).calendar();
        boolean celebrates = takeIfRoom(occasions.lines());
        buy(transactions - regular() - lines.size(), celebrates ? Set.copyOf(occasions.away()) : Set.of());
        lines.replaceAll(line -> wallets.contains(line.wallet()) ? line : line.from(Wallet.CHECKING));
        long spent = -lines.stream()
                .filter(line -> line.wallet() != Wallet.CAFE)
                .mapToLong(Entry.Line::cents)
                .sum();
        long left = spent * SeededRandom.of(seed, "thrift").between(45, 75) / PER_MILLE;
        lines.addAll(salaries.of(spent + left));
        return settlement.settle(lines, aside(left));
    }

    private void buy(int count, Set<LocalDate> away) {
        int most = MAX_PURCHASES_A_DAY * years.dayCount();
        int household = wallets.contains(Wallet.CAFE) ? Math.min(count, most) : count;
        int shopping = Math.min(household, MAX_SHOPPING);
        var purchases = new Purchases(years, seed, away);
        lines.addAll(purchases.lines(Shopping.HABITS, shopping));
        if (household > shopping) {
            lines.addAll(purchases.lines(SmallChange.HABITS, household - shopping));
        }
        if (count > household) {
            lines.addAll(new Cafe(years, seed).lines(count - household));
        }
    }

    /// Takes lines into the books if that leaves room for what is bought.
    private boolean takeIfRoom(List<Entry.Line> more) {
        boolean room = regular() + lines.size() + more.size() <= transactions * FIXED_PERCENT / PERCENT;
        if (room) {
            lines.addAll(more);
        }
        return room;
    }

    private int regular() {
        return salaries.count() + settlement.transactions();
    }

    /// Most of what is left, in equal parts of whole tens.
    private static long aside(long left) {
        return Math.max(1, left * ASIDE_PERCENT / ((long) PERCENT * MONTHS * TEN_EURO_CENTS)) * TEN_EURO_CENTS;
    }
}
