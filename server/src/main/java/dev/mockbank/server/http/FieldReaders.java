package dev.mockbank.server.http;

import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.MoneyFormatException;
import dev.mockbank.shared.Timestamps;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The readers of the API's fields. They accept what the reference service accepted, except where `docs/api.md` says
/// otherwise.
public final class FieldReaders {

    private static final Pattern INTEGER = Pattern.compile("\\s*[+-]?\\d{1,1000}\\s*");
    private static final List<String> BOOLEANS = List.of("true", "false");
    private static final int LONG_DIGITS = 18;
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);

    private FieldReaders() {}

    /// A string whose length in characters (Unicode code points) is within these bounds.
    public static FieldReader<String> text(int minCharacters, int maxCharacters) {
        return node -> {
            if (!node.isString()) {
                throw new InvalidFieldException(FieldErrors.NOT_A_STRING);
            }
            var text = node.stringValue();
            int characters = text.codePointCount(0, text.length());
            if (characters < minCharacters) {
                throw new InvalidFieldException(FieldErrors.tooShort(minCharacters));
            }
            if (characters > maxCharacters) {
                throw new InvalidFieldException(FieldErrors.tooLong(maxCharacters));
            }
            checkStorable(text);
            return text;
        };
    }

    /// One of these strings.
    public static FieldReader<String> oneOf(List<String> permitted) {
        return node -> {
            if (!node.isString() || !permitted.contains(node.stringValue())) {
                throw new InvalidFieldException(FieldErrors.notOneOf(permitted));
            }
            return node.stringValue();
        };
    }

    /// A boolean: in JSON as such, in a query as `true` or `false`.
    public static FieldReader<Boolean> bool() {
        return node -> node.isBoolean()
                ? node.booleanValue()
                : Boolean.valueOf(oneOf(BOOLEANS).read(node));
    }

    /// An amount of money: a JSON number or a decimal string, rounded half away from zero to cents.
    public static FieldReader<Money> money() {
        return node -> {
            try {
                return switch (node.getNodeType()) {
                    case NUMBER -> Money.rounded(node.decimalValue());
                    case STRING -> Money.parse(node.stringValue());
                    case ARRAY, BINARY, BOOLEAN, MISSING, NULL, OBJECT, POJO ->
                        throw new InvalidFieldException(FieldErrors.NOT_A_DECIMAL);
                };
            } catch (MoneyFormatException e) {
                throw new InvalidFieldException(
                        switch (e.reason()) {
                            case NOT_DECIMAL -> FieldErrors.NOT_A_DECIMAL;
                            case NOT_FINITE -> FieldErrors.NOT_FINITE;
                            case TOO_LARGE -> FieldErrors.wholeDigits(Money.WHOLE_DIGITS);
                        });
            }
        };
    }

    /// An integer of any size, as a JSON number or a string, clamped to 64 bits.
    public static FieldReader<Long> integer() {
        return node -> clamped(bigInteger(node)).longValueExact();
    }

    /// An integer within bounds.
    public static FieldReader<Long> integer(long min, long max) {
        return node -> {
            long value = integer().read(node);
            if (value < min) {
                throw new InvalidFieldException(FieldErrors.tooSmall(min));
            }
            if (value > max) {
                throw new InvalidFieldException(FieldErrors.tooLarge(max));
            }
            return value;
        };
    }

    /// An instant, truncated to microseconds; see [Timestamps] for the accepted formats.
    public static FieldReader<Instant> timestamp() {
        return node -> Timestamps.parse(node.asString(""))
                .orElseThrow(() -> new InvalidFieldException(FieldErrors.NOT_A_DATETIME));
    }

    private static BigInteger bigInteger(JsonNode node) throws InvalidFieldException {
        if (node.isIntegralNumber()) {
            return node.bigIntegerValue();
        }
        if (node.isNumber() && isWhole(node.decimalValue())) {
            return node.decimalValue().toBigInteger();
        }
        if (node.isString() && INTEGER.matcher(node.stringValue()).matches()) {
            return new BigInteger(node.stringValue().strip());
        }
        throw new InvalidFieldException(FieldErrors.NOT_AN_INTEGER);
    }

    /// Whether it is a whole number, such as 1.0 or 2e3, that fits 64 bits. 1e999999999 is never expanded.
    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0
                || ((long) number.precision() - number.scale() <= LONG_DIGITS
                        && number.stripTrailingZeros().scale() <= 0);
    }

    private static BigInteger clamped(BigInteger value) {
        return value.min(MAX_LONG).max(MIN_LONG);
    }

    /// PostgreSQL stores neither U+0000 nor unpaired surrogates.
    private static void checkStorable(String text) throws InvalidFieldException {
        if (text.indexOf('\0') >= 0) {
            throw new InvalidFieldException(FieldErrors.NULL_CHARACTER);
        }
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw new InvalidFieldException(FieldErrors.NOT_UNICODE);
        }
    }
}
