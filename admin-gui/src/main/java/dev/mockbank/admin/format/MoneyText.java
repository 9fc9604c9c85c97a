package dev.mockbank.admin.format;

import dev.mockbank.shared.Money;
import dev.mockbank.shared.MoneyFormatException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Amounts as people read them: two decimals, the locale's separators, and a true minus sign.
public final class MoneyText {

    private static final String MINUS = "−";
    private static final String PLUS = "+";
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,16}(?:\\.\\d{0,2})?");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d{1,16},\\d{1,2}");
    private static final Pattern TOO_EXACT = Pattern.compile("[+-]?[\\d,.]*\\d[.,]\\d{3,}");

    /// How large amounts are shortened, the largest first.
    private static final SortedMap<BigDecimal, String> UNITS = new TreeMap<>(Map.of(
                    BigDecimal.valueOf(1_000), "k",
                    BigDecimal.valueOf(1_000_000), "M",
                    BigDecimal.valueOf(1_000_000_000), "B",
                    BigDecimal.valueOf(1_000_000_000_000L), "T"))
            .reversed();

    private final DecimalFormatSymbols symbols;

    public MoneyText(Locale locale) {
        this.symbols = DecimalFormatSymbols.getInstance(locale);
    }

    /// A balance or a total: `2,418.37`, `−151.11`.
    public String balance(Money money) {
        return (money.amount().signum() < 0 ? MINUS : "") + magnitude(money);
    }

    /// Money that moved: income with a plus, `+3,240.00`, and spending with a minus, `−4.80`.
    public String movement(Money money) {
        return (money.isPositive() ? PLUS : "") + balance(money);
    }

    /// Without its sign, where words say which it is: `4.80`.
    public String magnitude(Money money) {
        return format("#,##0.00").format(money.amount().abs());
    }

    /// As a spreadsheet in the locale reads a number: without thousands separators, with an ordinary minus.
    public String plain(Money money) {
        var size = format("0.00").format(money.amount().abs());
        return (money.amount().signum() < 0 ? "-" : "") + size;
    }

    /// A round amount for the axis of a chart: `800`, `12k`, `1.5M`, `160B`, `2T`.
    public String axis(BigDecimal amount) {
        var sign = amount.signum() < 0 ? MINUS : "";
        var size = amount.abs();
        return UNITS.entrySet().stream()
                .filter(unit -> size.compareTo(unit.getKey()) >= 0)
                .findFirst()
                .map(unit -> sign + scaled(size, unit.getKey()) + unit.getValue())
                .orElseGet(() -> sign + format("0").format(size));
    }

    /// The amount that somebody has typed in the locale's way, with a point or with a comma, with at most two
    /// decimals; empty when it is none. Thousands may be separated, but only where they belong: `1,500` is 1500
    /// where a comma does that, and `1,50` is one and a half everywhere.
    public Optional<Money> read(String typed) {
        var plain = typed.strip().replace(MINUS, "-").replace('\u00a0', ' ').replace('\u202f', ' ');
        char grouping = Character.isSpaceChar(symbols.getGroupingSeparator()) ? ' ' : symbols.getGroupingSeparator();
        var local = Pattern.compile("[+-]?(?:\\d{1,3}(?:%1$s\\d{3})+|\\d{1,16})(?:%2$s\\d{0,2})?"
                .formatted(quoted(grouping), quoted(symbols.getDecimalSeparator())));
        if (local.matcher(plain).matches()) {
            var decimal = plain.replace(String.valueOf(grouping), "").replace(symbols.getDecimalSeparator(), '.');
            return amount(decimal);
        }
        if (COMMA.matcher(plain).matches()) {
            return amount(plain.replace(',', '.'));
        }
        return PLAIN.matcher(plain).matches() ? amount(plain) : Optional.empty();
    }

    /// What is wrong with a text that is no amount above zero, and what to type instead.
    public String problem(String typed) {
        return problem(typed, "Type an amount above zero, such as " + magnitude(Money.parse("12.5")) + ".");
    }

    /// What is wrong with a text that is no amount, above zero or below, and what to type instead.
    public String problemOfBalance(String typed) {
        return problem(
                typed,
                "Type an amount, such as " + balance(Money.parse("250")) + " or " + balance(Money.parse("-40.5"))
                        + ".");
    }

    private String problem(String typed, String otherwise) {
        var plain = typed.strip().replace(MINUS, "-");
        boolean tooExact = TOO_EXACT.matcher(plain).matches() && read(plain).isEmpty();
        return tooExact
                ? "Amounts have two decimals at most, such as " + magnitude(Money.parse("12.5")) + "."
                : otherwise;
    }

    private static Optional<Money> amount(String decimal) {
        try {
            return Optional.of(Money.parse(decimal));
        } catch (MoneyFormatException tooLarge) {
            return Optional.empty();
        }
    }

    private static String quoted(char separator) {
        return Pattern.quote(String.valueOf(separator));
    }

    private String scaled(BigDecimal size, BigDecimal unit) {
        return format("#,##0.#").format(size.divide(unit, 1, RoundingMode.HALF_UP));
    }

    private DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, symbols);
    }
}
