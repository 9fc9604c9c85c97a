package dev.mockbank.admin.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.shared.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "-2391.80, -2146.07, -10",
        "3240, 3240, 0",
        "100, 150, 50",
        "100, 0, -100",
        "0, 50, 0",
        "-1000, -1004, 0",
        "-1000, -1005, 1"
    })
    void comparesAMonthWithTheOneBefore(String before, String now, long percent) {
        assertThat(Figures.change(Money.parse(before), Money.parse(now))).isEqualTo(percent);
    }
}
