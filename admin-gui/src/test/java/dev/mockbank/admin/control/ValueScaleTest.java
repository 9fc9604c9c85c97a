package dev.mockbank.admin.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.shared.BalanceAt;
import dev.mockbank.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueScaleTest {

    @Test
    void goesFromZeroToTheRoundAmountAboveTheHighest() {
        assertThat(scale("1500", "11950").lines())
                .map(BigDecimal::intValueExact)
                .containsExactly(0, 4000, 8000, 12000);
    }

    @Test
    void goesBelowZeroWhereABalanceDoes() {
        assertThat(scale("-151.11", "320").lines())
                .map(BigDecimal::intValueExact)
                .containsExactly(-200, 0, 200, 400);
    }

    @Test
    void hasALineAboveZeroWhenThereIsNoMoney() {
        assertThat(scale("0", "0").lines()).map(BigDecimal::intValueExact).containsExactly(0, 1);
        assertThat(ValueScale.of(List.of()).lines()).hasSize(2);
    }

    @Test
    void tellsWhereAnAmountLies() {
        assertThat(scale("0", "8000").share(new BigDecimal("2000.00"))).isEqualTo(0.25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "1", "99.99", "101", "1234567.89", "9999999999999999.99"})
    void hasFewLinesAndRoomForEveryBalance(String most) {
        for (var least : List.of("0", "-" + most, "-0.01")) {
            var scale = scale(least, most);

            assertThat(scale.lines()).hasSizeBetween(2, ValueScale.MAX_LINES);
            assertThat(scale.low()).isLessThanOrEqualTo(new BigDecimal(least));
            assertThat(scale.high()).isGreaterThanOrEqualTo(new BigDecimal(most));
        }
    }

    private static ValueScale scale(String... balances) {
        var first = LocalDate.of(2026, 11, 1);
        return ValueScale.of(IntStream.range(0, balances.length)
                .mapToObj(day -> new BalanceAt(first.plusDays(day), Money.parse(balances[day])))
                .toList());
    }
}
