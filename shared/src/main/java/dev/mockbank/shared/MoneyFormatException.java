package dev.mockbank.shared;

/// A text or number that is no [Money].
public final class MoneyFormatException extends IllegalArgumentException {

    /// What is wrong with it.
    public enum FieldErrorType {
        /// It is no decimal number.
        NOT_DECIMAL,
        /// It is infinite or not a number.
        NOT_FINITE,
        /// It has more than 16 digits before the decimal point.
        TOO_LARGE
    }

    private static final int SHOWN_CHARACTERS = 40;

    private final FieldErrorType fault;

    MoneyFormatException(FieldErrorType fault, String text) {
        super(fault + ": " + text.substring(0, Math.min(text.length(), SHOWN_CHARACTERS)));
        this.fault = fault;
    }

    /// What is wrong with it.
    public FieldErrorType fault() {
        return fault;
    }
}
