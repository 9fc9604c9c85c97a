package dev.mockbank.admin.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.shared.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Money, times and numbers as people read them.
class FormatsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Formats FORMATS = in(Locale.US);

    @Test
    void incomeHasAPlusAndSpendingATrueMinus() {
        assertThat(FORMATS.money().movement(Money.parse("3240"))).isEqualTo("+3,240.00");
        assertThat(FORMATS.money().movement(Money.parse("-4.8"))).isEqualTo("−4.80");
        assertThat(FORMATS.money().movement(Money.ZERO)).isEqualTo("0.00");
        assertThat(FORMATS.money().balance(Money.parse("2418.37"))).isEqualTo("2,418.37");
        assertThat(FORMATS.money().balance(Money.parse("-151.11"))).isEqualTo("−151.11");
    }

    @Test
    void theLocaleSeparatesThousands() {
        assertThat(in(Locale.GERMANY).money().balance(Money.parse("1234567.89")))
                .isEqualTo("1.234.567,89");
    }

    @Test
    void theLargestAmountKeepsItsCents() {
        assertThat(FORMATS.money().balance(Money.MAX)).isEqualTo("9,999,999,999,999,999.99");
    }

    @Test
    void anAxisIsShort() {
        assertThat(FORMATS.money().axis(new BigDecimal("12000"))).isEqualTo("12k");
        assertThat(FORMATS.money().axis(new BigDecimal("-1500000"))).isEqualTo("−1.5M");
        assertThat(FORMATS.money().axis(new BigDecimal("800"))).isEqualTo("800");
    }

    @Test
    void timesAreToldByTheDayInTheUsersZone() {
        var time = FORMATS.time();

        assertThat(time.when(Instant.parse("2026-11-22T08:41:00Z"))).isEqualTo("Today 09:41");
        assertThat(time.when(Instant.parse("2026-11-21T17:27:00Z"))).isEqualTo("Yesterday 18:27");
        assertThat(time.when(Instant.parse("2026-11-21T23:30:00Z"))).isEqualTo("Today 00:30");
        assertThat(time.when(Instant.parse("2026-11-20T11:11:00Z"))).isEqualTo("20 Nov 12:11");
        assertThat(time.when(Instant.parse("2025-11-20T11:11:00Z"))).isEqualTo("20 Nov 2025 12:11");
    }

    @Test
    void theExactInstantHasItsOffset() {
        assertThat(FORMATS.time().exact(Instant.parse("2026-07-01T11:11:02.345Z")))
                .isEqualTo("Wednesday, 1 July 2026, 13:11:02.345 +02:00");
    }

    @Test
    void whatIsRecentIsToldByItsAge() {
        assertThat(FORMATS.time().ago(NOW)).isEqualTo("just now");
        assertThat(FORMATS.time().ago(NOW.minusSeconds(40))).isEqualTo("40 s ago");
        assertThat(FORMATS.time().ago(NOW.minusSeconds(120))).isEqualTo("2 min ago");
        assertThat(FORMATS.time().ago(NOW.minusSeconds(7_300))).isEqualTo("2 h ago");
        assertThat(FORMATS.time().ago(NOW.minusSeconds(90_000))).isEqualTo("Yesterday");
    }

    @Test
    void largeAmountsAreShortOnAnAxis() {
        var money = FORMATS.money();

        assertThat(money.axis(new BigDecimal("800"))).isEqualTo("800");
        assertThat(money.axis(new BigDecimal("-12000"))).isEqualTo("−12k");
        assertThat(money.axis(new BigDecimal("1500000"))).isEqualTo("1.5M");
        assertThat(money.axis(new BigDecimal("160000000000"))).isEqualTo("160B");
        assertThat(money.axis(new BigDecimal("2000000000000"))).isEqualTo("2T");
    }

    @Test
    void anAmountWithThreeDecimalsIsCalledTooExact() {
        var money = FORMATS.money();

        assertThat(money.problemOfBalance("−40.505")).isEqualTo("Amounts have two decimals at most, such as 12.50.");
        assertThat(money.problemOfBalance("1,250.125")).startsWith("Amounts have two decimals");
        assertThat(money.problemOfBalance("much")).isEqualTo("Type an amount, such as 250.00 or −40.50.");
    }

    @Test
    void sizesAndDurationsAreRound() {
        var numbers = FORMATS.numbers();

        assertThat(numbers.count(20_148)).isEqualTo("20,148");
        assertThat(numbers.count(1, "account", "accounts")).isEqualTo("1 account");
        assertThat(numbers.bytes(27_400_000)).isEqualTo("27 MB");
        assertThat(numbers.bytes(1_240_000_000L)).isEqualTo("1.2 GB");
        assertThat(numbers.milliseconds(Duration.ofNanos(1_400_000))).isEqualTo("1.4 ms");
        assertThat(numbers.milliseconds(Duration.ofMillis(230))).isEqualTo("230 ms");
        assertThat(numbers.lasting(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }

    private static Formats in(Locale locale) {
        return Formats.of(locale, Clock.fixed(NOW, ZoneId.of("Europe/Berlin")));
    }
}
