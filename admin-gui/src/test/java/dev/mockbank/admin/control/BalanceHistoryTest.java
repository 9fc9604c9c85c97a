package dev.mockbank.admin.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.shared.BalanceAt;
import dev.mockbank.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is drawn of the balances of the past.
class BalanceHistoryTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    @Test
    void twoYearsAreNotDrawnForAnAccountOfToday() {
        assertThat(BalanceHistory.sinceFirstChange(days(700, 700))).hasSize(7);
    }

    @Test
    void beginsOnTheDayBeforeTheFirstChange() {
        var all = days(700, 100);

        assertThat(BalanceHistory.sinceFirstChange(all))
                .hasSize(601)
                .startsWith(all.get(99))
                .endsWith(all.getLast());
    }

    @Test
    void fewDaysAreAllDrawn() {
        assertThat(BalanceHistory.sinceFirstChange(days(3, 3))).hasSize(3);
        assertThat(BalanceHistory.sinceFirstChange(List.of())).isEmpty();
    }

    /// A balance that is zero until a day.
    private static List<BalanceAt> days(int count, int zeroUntil) {
        return IntStream.range(0, count)
                .mapToObj(day -> new BalanceAt(
                        START.plusDays(day), Money.parse(Integer.toString(Math.max(0, day - zeroUntil + 1)))))
                .toList();
    }
}
