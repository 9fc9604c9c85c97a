package dev.mockbank.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for every amount of money and for every text that claims to be one.
final class MoneyPropertiesTest {

    private static final BigDecimal TOO_LARGE = new BigDecimal("1e16");

    @Property
    void roundsHalfAwayFromZeroAsBigDecimalDoes(@ForAll("decimals") BigDecimal exact) {
        var expected = exact.setScale(2, RoundingMode.HALF_UP);

        if (expected.abs().compareTo(TOO_LARGE) < 0) {
            assertThat(Money.rounded(exact).amount()).isEqualTo(expected);
        } else {
            assertThat(catchThrowable(() -> Money.rounded(exact))).isInstanceOf(MoneyFormatException.class);
        }
    }

    @Property
    void readsEachFormOfADecimalAlike(@ForAll("decimals") BigDecimal exact) {
        if (exact.setScale(2, RoundingMode.HALF_UP).abs().compareTo(TOO_LARGE) < 0) {
            var expected = Money.rounded(exact);

            assertThat(Money.parse(exact.toPlainString())).isEqualTo(expected);
            assertThat(Money.parse(exact.toString())).isEqualTo(expected);
            assertThat(Money.parse(" " + exact.toEngineeringString() + "\n")).isEqualTo(expected);
        }
    }

    @Property
    void readsBackWhatItWrites(@ForAll("amounts") Money money) {
        assertThat(Money.parse(money.toString())).isEqualTo(money);
        var json = Json.mapper();
        assertThat(json.readValue(json.writeValueAsString(money), Money.class)).isEqualTo(money);
        assertThat(money.toString()).matches("-?\\d{1,16}\\.\\d{2}");
    }

    @Property
    void isItselfTwiceNegated(@ForAll("amounts") Money money) {
        assertThat(money.negated().negated()).isEqualTo(money);
        assertThat(money.plus(money.negated())).isEqualTo(Money.ZERO);
    }

    @Property
    void makesOfAnyTextAnAmountOrARefusal(@ForAll("texts") String text) {
        try {
            assertThat(Money.parse(text).amount().scale()).isEqualTo(2);
        } catch (MoneyFormatException refusal) {
            assertThat(refusal.reason()).isNotNull();
        }
    }

    @Property
    void neverMakesAValueWithMorePlacesOrDigits(@ForAll("decimals") BigDecimal exact) {
        try {
            var _ = new Money(exact);
            assertThat(exact.scale()).isEqualTo(2);
            assertThat(exact.precision()).isLessThanOrEqualTo(30);
        } catch (MoneyFormatException refusal) {
            assertThat(exact.scale() != 2 || exact.precision() > 30).isTrue();
        }
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        var digits = Arbitraries.bigIntegers().between(BigInteger.TEN.pow(36).negate(), BigInteger.TEN.pow(36));
        return Combinators.combine(digits, Arbitraries.integers().between(-8, 40))
                .as(BigDecimal::new);
    }

    @Provide
    Arbitrary<Money> amounts() {
        long mostCents = 999_999_999_999_999_999L;
        return Arbitraries.longs().between(-mostCents, mostCents).map(cents -> new Money(BigDecimal.valueOf(cents, 2)));
    }

    @Provide
    Arbitrary<String> texts() {
        var numberLike = Arbitraries.strings()
                .withChars("0123456789+-.eE_, \tnaNifINF\u0661\u2212")
                .ofMaxLength(40);
        return Arbitraries.oneOf(numberLike, Arbitraries.strings().ofMaxLength(60));
    }
}
