package dev.mockbank.server.household;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/// What holds for every household.
final class HouseholdPropertiesTest {

    private static final long MAX_SEED = (1L << 53) - 1;
    private static final int DAYS = 40_000;

    /// What the prices of a purchase may be, by merchant and category.
    private static final Map<String, List<Merchant>> MERCHANTS = Stream.of(
                    Shopping.HABITS.stream().flatMap(habit -> habit.merchants().stream()),
                    SmallChange.HABITS.stream().flatMap(habit -> habit.merchants().stream()),
                    Occasions.AT_THE_SEA.stream(),
                    Occasions.GIFT_SHOPS.stream())
            .flatMap(merchants -> merchants)
            .collect(Collectors.groupingBy(merchant -> merchant.name() + merchant.category()));

    @Property(tries = 60)
    void hasAsManyTransactionsAsAsked(
            @ForAll @LongRange(min = 0, max = MAX_SEED) long seed,
            @ForAll @IntRange(min = 100, max = 30_000) int transactions,
            @ForAll @IntRange(min = 0, max = DAYS) int day) {
        var books = Household.books(seed, transactions, last(day));

        // A month without debt has no payment of the card.
        assertThat(books.transactions()).isBetween(transactions - 6, transactions);
    }

    @Property(tries = 40)
    void staysWithinItsTwoYearsAndInTheirOrder(
            @ForAll @LongRange(min = 0, max = MAX_SEED) long seed,
            @ForAll @IntRange(min = 100, max = 30_000) int transactions,
            @ForAll @IntRange(min = 0, max = DAYS) int day) {
        var entries = Household.books(seed, transactions, last(day)).entries();

        var first = last(day).minusYears(2).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        var end = last(day).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        assertThat(entries).isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
        assertThat(entries.getFirst().at()).isAfterOrEqualTo(first);
        assertThat(entries.getLast().at()).isBefore(end);
    }

    @Property(tries = 40)
    void paysPricesThatTheMerchantHas(
            @ForAll @LongRange(min = 0, max = MAX_SEED) long seed,
            @ForAll @IntRange(min = 100, max = 30_000) int transactions) {
        for (var entry : Household.books(seed, transactions, last(0)).entries()) {
            if (entry instanceof Entry.Line line) {
                assertThat(line.cents()).isNotZero();
                var merchants = MERCHANTS.getOrDefault(line.description() + line.category(), List.of());
                assertThat(merchants.isEmpty()
                                || merchants.stream()
                                        .anyMatch(merchant -> merchant.minCents() <= -line.cents()
                                                && -line.cents() <= merchant.maxCents()))
                        .as(line.toString())
                        .isTrue();
            }
        }
    }

    @Property(tries = 60)
    void neverRunsOutOfMoneyAndGrowsModestly(
            @ForAll @LongRange(min = 0, max = MAX_SEED) long seed,
            @ForAll @IntRange(min = 400, max = 40_000) int transactions,
            @ForAll @IntRange(min = 0, max = DAYS) int day) {
        var books = Household.books(seed, transactions, last(day));
        var balances = new EnumMap<>(books.openings());
        long income = 0;

        for (var entry : books.entries()) {
            switch (entry) {
                case Entry.Line line -> {
                    balances.merge(line.wallet(), line.cents(), Long::sum);
                    income += Math.max(0, line.cents());
                }
                case Entry.Move move -> {
                    assertThat(move.cents()).isPositive();
                    balances.merge(move.from(), -move.cents(), Long::sum);
                    balances.merge(move.to(), move.cents(), Long::sum);
                }
            }
            balances.forEach((wallet, cents) -> assertThat(cents)
                    .as("%s after %s", wallet, entry)
                    .isGreaterThan(wallet == Wallet.CARD ? -2_000_000 : -1));
        }

        assertThat(sum(balances)).isBetween(sum(books.openings()), sum(books.openings()) + income / 8);
        assertThat(balances.keySet()).isEqualTo(books.openings().keySet());
    }

    @Property(tries = 20)
    void hasTheWalletsThatItsBooksHaveRoomFor(
            @ForAll @LongRange(min = 0, max = MAX_SEED) long seed,
            @ForAll @IntRange(min = 2_000, max = 22_999) int transactions) {
        assertThat(Household.books(seed, transactions, last(0)).openings().keySet())
                .isEqualTo(Set.of(Wallet.CHECKING, Wallet.SAVINGS, Wallet.CARD, Wallet.CASH));
    }

    private static LocalDate last(int day) {
        return LocalDate.of(2025, 12, 31).minusDays(day);
    }

    private static long sum(Map<Wallet, Long> balances) {
        return balances.values().stream().mapToLong(Long::longValue).sum();
    }
}
