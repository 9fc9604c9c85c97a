package dev.mockbank.server.problem;

import dev.mockbank.shared.Deletion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// All field errors. Messages and types are those of pydantic 1, which the reference service used; where it has none,
/// a plain sentence and a type of the same form.
public final class FieldErrors {

    public static final FieldErrorType MISSING = new FieldErrorType("field required", "value_error.missing");
    public static final FieldErrorType NULL =
            new FieldErrorType("none is not an allowed value", "type_error.none.not_allowed");
    public static final FieldErrorType NOT_A_STRING = new FieldErrorType("str type expected", "type_error.str");
    public static final FieldErrorType NOT_AN_INTEGER =
            new FieldErrorType("value is not a valid integer", "type_error.integer");
    public static final FieldErrorType NOT_A_DECIMAL =
            new FieldErrorType("value is not a valid decimal", "type_error.decimal");
    public static final FieldErrorType NOT_FINITE =
            new FieldErrorType("value is not a valid decimal", "value_error.decimal.not_finite");
    public static final FieldErrorType NOT_AN_OBJECT =
            new FieldErrorType("value is not a valid dict", "type_error.dict");
    public static final FieldErrorType NOT_A_LIST = new FieldErrorType("value is not a valid list", "type_error.list");
    public static final FieldErrorType NOT_A_DATETIME =
            new FieldErrorType("invalid datetime format", "value_error.datetime");
    public static final FieldErrorType NOT_A_DATE = new FieldErrorType("invalid date format", "value_error.date");
    public static final FieldErrorType NOT_A_MONTH =
            new FieldErrorType("value is not a valid month such as 2026-11", "value_error.month");
    public static final FieldErrorType NULL_CHARACTER =
            new FieldErrorType("ensure this value has no U+0000 character", "value_error.str.null_character");
    public static final FieldErrorType NOT_UNICODE =
            new FieldErrorType("ensure this value is valid Unicode", "value_error.str.unicode");
    public static final FieldErrorType IN_THE_FUTURE =
            new FieldErrorType("ensure this value is not in the future", "value_error.datetime.not_past");
    public static final FieldErrorType BALANCE_OUT_OF_RANGE = new FieldErrorType(
            "ensure that the balance stays within 16 digits before the decimal point",
            "value_error.decimal.whole_digits",
            Map.of("whole_digits", 16));
    public static final FieldErrorType NOT_ABOVE_ZERO = new FieldErrorType(
            "ensure this value is greater than 0", "value_error.number.not_gt", Map.of("limit_value", 0));
    public static final FieldErrorType SAME_ACCOUNT =
            new FieldErrorType("ensure this is another account than from_account_id", "value_error.same_account");
    public static final FieldErrorType NO_SUCH_ACCOUNT = new FieldErrorType("Account not found", "value_error.account");
    public static final FieldErrorType NOT_A_CURSOR =
            new FieldErrorType("value is not a cursor of this list; start again without it", "value_error.cursor");
    public static final FieldErrorType CURSOR_OF_OTHER_ORDER = new FieldErrorType(
            "value is a cursor of this list in another order; start again without it", "value_error.cursor.order");
    public static final FieldErrorType CURSOR_WITH_OFFSET =
            new FieldErrorType("ensure this value is absent when cursor is given", "value_error.offset");
    public static final FieldErrorType NOT_A_CURRENCY = new FieldErrorType(
            "value is not a currency of ISO 4217, which is three capital letters such as EUR", "value_error.currency");
    public static final FieldErrorType MAIN_STAYS =
            new FieldErrorType("the sandbox main does not expire", "value_error.main_sandbox");
    public static final FieldErrorType NOT_A_PATH = new FieldErrorType(
            "value is not a path such as /transactions*, which begins with / or *", "value_error.path");
    public static final FieldErrorType LATENCY_TWICE =
            new FieldErrorType("ensure this value is absent when milliseconds is given", "value_error.latency");
    public static final FieldErrorType NOT_CONFIRMED = new FieldErrorType(
            "to delete everything, this must be \"" + Deletion.CONFIRMATION + "\"", "value_error.not_confirmed");

    public static final FieldErrorType UNCHANGEABLE = new FieldErrorType(
            "this field cannot be changed; delete the transaction and add another", "value_error.unchangeable");
    public static final FieldErrorType MOVED_BY_TRANSACTIONS = new FieldErrorType(
            "this field cannot be changed; add a transaction to move the balance", "value_error.unchangeable");

    private FieldErrors() {}

    /// More digits before the decimal point than an amount may have.
    public static FieldErrorType wholeDigits(int wholeDigits) {
        return new FieldErrorType(
                "ensure that there are no more than " + wholeDigits + " digits before the decimal point",
                "value_error.decimal.whole_digits",
                Map.of("whole_digits", wholeDigits));
    }

    /// A number with more decimals than it may have.
    public static FieldErrorType decimals(int decimals) {
        return new FieldErrorType(
                "ensure that there are no more than " + decimals + " decimal places",
                "value_error.decimal.max_places",
                Map.of("decimal_places", decimals));
    }

    /// A number below its bound.
    public static FieldErrorType tooSmall(long bound) {
        return new FieldErrorType(
                "ensure this value is greater than or equal to " + bound,
                "value_error.number.not_ge",
                Map.of("limit_value", bound));
    }

    /// A number above its bound.
    public static FieldErrorType tooLarge(long bound) {
        return new FieldErrorType(
                "ensure this value is less than or equal to " + bound,
                "value_error.number.not_le",
                Map.of("limit_value", bound));
    }

    /// An offset above its bound.
    public static FieldErrorType offsetTooLarge(long bound) {
        return new FieldErrorType(
                "ensure this value is less than or equal to " + bound
                        + "; to read on from there, follow the cursor in the Link header of a page",
                "value_error.number.not_le",
                Map.of("limit_value", bound));
    }

    /// A string below its minimum length.
    public static FieldErrorType tooShort(int characters) {
        return new FieldErrorType(
                "ensure this value has at least " + characters + " characters",
                "value_error.any_str.min_length",
                Map.of("limit_value", characters));
    }

    /// A string above its maximum length.
    public static FieldErrorType tooLong(int characters) {
        return new FieldErrorType(
                "ensure this value has at most " + characters + " characters",
                "value_error.any_str.max_length",
                Map.of("limit_value", characters));
    }

    /// A list with too few elements.
    public static FieldErrorType tooFew(int elements) {
        return new FieldErrorType(
                "ensure this value has at least " + elements + " items",
                "value_error.list.min_items",
                Map.of("limit_value", elements));
    }

    /// A list with too many elements.
    public static FieldErrorType tooMany(int elements) {
        return new FieldErrorType(
                "ensure this value has at most " + elements + " items",
                "value_error.list.max_items",
                Map.of("limit_value", elements));
    }

    /// A value that is not one of those permitted.
    public static FieldErrorType notOneOf(List<String> permitted) {
        return new FieldErrorType(
                "value is not a valid enumeration member; permitted: "
                        + permitted.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ")),
                "type_error.enum",
                Map.of("enum_values", permitted));
    }

    /// An instant before its bound.
    public static FieldErrorType tooEarly(String bound) {
        return new FieldErrorType(
                "ensure this value is not before " + bound,
                "value_error.datetime.too_early",
                Map.of("limit_value", bound));
    }

    /// A range of more months than a response may have.
    public static FieldErrorType tooManyMonths(int months) {
        return tooWide("ensure that there are at most " + months + " months", months);
    }

    /// A range of more days or months than a response may have.
    public static FieldErrorType tooManyPoints(int points) {
        return tooWide("ensure that there are at most " + points + " days or months", points);
    }

    /// A range with more sums than a response may have.
    public static FieldErrorType tooManySums(int sums) {
        return tooWide("ensure that there are at most " + sums + " sums, by asking for fewer months", sums);
    }

    private static FieldErrorType tooWide(String message, int bound) {
        return new FieldErrorType(message, "value_error.range.too_wide", Map.of("limit_value", bound));
    }
}
