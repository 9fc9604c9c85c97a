package dev.mockbank.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/// An exact amount of money in cents: a decimal with two places and at most 16 digits before the point, which is what
/// a `NUMERIC(18,2)` column holds. Negative amounts are spending or debt.
///
/// On the wire it is a JSON number with two decimals (`74.50`). No `double` is involved anywhere.
public record Money(@JsonValue BigDecimal amount) implements Comparable<Money> {

    /// Digits before the decimal point that an amount may have.
    public static final int WHOLE_DIGITS = 16;

    /// The sum of more amounts than a bank ever has.
    private static final int COMPUTED_WHOLE_DIGITS = 28;

    /// Digits behind the decimal point that every amount has.
    public static final int DECIMAL_PLACES = 2;

    /// No money.
    public static final Money ZERO = new Money(BigDecimal.ZERO.setScale(DECIMAL_PLACES));

    /// The largest amount, 9999999999999999.99; the smallest is its negation.
    public static final Money MAX = new Money(new BigDecimal("9999999999999999.99"));

    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d{1,9})?");
    private static final Pattern NOT_FINITE =
            Pattern.compile("[+-]?(?:s?nan\\d*|inf|infinity)", Pattern.CASE_INSENSITIVE);

    /// Takes what the bank has computed: a sum may leave the bound of 16 digits, and so may a balance of the past, when
    /// transactions before it were deleted.
    ///
    /// @throws MoneyFormatException unless the amount has exactly two decimals and at most 28 digits before
    /// the point
    @JsonCreator
    public Money {
        if (amount.scale() != DECIMAL_PLACES) {
            throw new MoneyFormatException(MoneyFormatException.Reason.NOT_DECIMAL, amount.toString());
        }
        if (amount.precision() - amount.scale() > COMPUTED_WHOLE_DIGITS) {
            throw new MoneyFormatException(MoneyFormatException.Reason.TOO_LARGE, amount.toString());
        }
    }

    /// The amount that a decimal text of at most 1,000 characters names, rounded half away from zero to cents; white
    /// space around it is ignored.
    ///
    /// @throws MoneyFormatException when the text is no decimal, is not finite, or is too large
    public static Money parse(String text) {
        var decimal = text.strip();
        // The time to read a number grows with the square of its digits, so their number is bounded as in JSON.
        if (decimal.length() > Json.MAX_NUMBER_CHARACTERS) {
            throw new MoneyFormatException(MoneyFormatException.Reason.NOT_DECIMAL, decimal);
        }
        if (NOT_FINITE.matcher(decimal).matches()) {
            throw new MoneyFormatException(MoneyFormatException.Reason.NOT_FINITE, text);
        }
        if (!DECIMAL.matcher(decimal).matches()) {
            throw new MoneyFormatException(MoneyFormatException.Reason.NOT_DECIMAL, text);
        }
        return rounded(new BigDecimal(decimal));
    }

    /// The amount, rounded half away from zero to cents.
    ///
    /// @throws MoneyFormatException when it is too large
    public static Money rounded(BigDecimal exact) {
        // The magnitude is judged before any digit is computed: 1e999999999 must not allocate a billion digits.
        long wholeDigits = (long) exact.precision() - exact.scale();
        if (exact.signum() != 0 && wholeDigits > WHOLE_DIGITS) {
            throw new MoneyFormatException(MoneyFormatException.Reason.TOO_LARGE, "beyond 16 digits");
        }
        if (exact.signum() == 0 || wholeDigits < -DECIMAL_PLACES) {
            return ZERO;
        }
        return bounded(exact.setScale(DECIMAL_PLACES, RoundingMode.HALF_UP));
    }

    /// The sum.
    ///
    /// @throws MoneyFormatException when it is too large
    public Money plus(Money other) {
        return bounded(amount.add(other.amount));
    }

    private static Money bounded(BigDecimal amount) {
        if (amount.precision() - amount.scale() > WHOLE_DIGITS) {
            throw new MoneyFormatException(MoneyFormatException.Reason.TOO_LARGE, amount.toString());
        }
        return new Money(amount);
    }

    /// The same amount with the other sign.
    public Money negated() {
        return new Money(amount.negate());
    }

    /// Whether it is above zero.
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    /// The decimal with two places, such as `-25.50`.
    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
