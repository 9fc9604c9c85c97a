package dev.mockbank.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockbank.shared.MoneyFormatException.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "0.005, 0.01",
        "-0.005, -0.01",
        "0.0049999999999999999999, 0.00",
        "1.015, 1.02",
        "-1.015, -1.02",
        "2.5e1, 25.00",
        "5., 5.00",
        ".5, 0.50",
        "+7, 7.00",
        "-0, 0.00",
        "007, 7.00",
        "0e999999999, 0.00",
        "1e-999999999, 0.00",
        "9999999999999999.994, 9999999999999999.99"
    })
    void readsADecimalRoundedHalfAwayFromZero(String text, String expected) {
        assertThat(Money.parse(text)).hasToString(expected);
        assertThat(Money.rounded(new BigDecimal(text))).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999999999.995", "-9999999999999999.995", "1e16", "-1e16", "1e999999999"})
    void refusesMoreThan16WholeDigits(String text) {
        assertRefused(text, Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "abc", "1,5", "1_000", "0x10", "1e", "e5", ".", "-", "--1", "1e9999999999", "\u0661"})
    void refusesWhatIsNoDecimal(String text) {
        assertRefused(text, Reason.NOT_DECIMAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "nan", "sNaN", "-NaN123", "inf", "-Infinity", "INFINITY"})
    void refusesWhatIsNotFinite(String text) {
        assertRefused(text, Reason.NOT_FINITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ".", "", "e5"})
    void refusesAMillionDigitsAtOnceWhateverStandsBehindThem(String behind) {
        var digits = "1".repeat(1_000_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertRefused(digits + behind, Reason.NOT_DECIMAL));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertRefused("0." + digits + behind, Reason.NOT_DECIMAL));
    }

    @Test
    void aSumBeyondTheColumnIsRefused() {
        assertThatExceptionOfType(MoneyFormatException.class).isThrownBy(() -> Money.MAX.plus(Money.parse("0.01")));
        assertThat(Money.MAX.plus(Money.MAX.negated())).isEqualTo(Money.ZERO);
    }

    @Test
    void comparesByValue() {
        assertThat(Money.parse("1.1")).isEqualTo(Money.parse("1.10")).isEqualByComparingTo(Money.parse("1.100"));
        assertThat(Money.parse("0.01").isPositive()).isTrue();
        assertThat(Money.ZERO.isPositive()).isFalse();
        assertThat(Money.parse("-1")).isLessThan(Money.ZERO);
    }

    private static void assertRefused(String text, Reason reason) {
        assertThatExceptionOfType(MoneyFormatException.class)
                .isThrownBy(() -> Money.parse(text))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(100));
    }
}
