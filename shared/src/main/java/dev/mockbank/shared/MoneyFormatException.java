package dev.mockbank.shared;

/// A string or number that is not [Money].
public final class MoneyFormatException extends IllegalArgumentException {

    /// What is wrong with it.
    public enum Reason {
        /// It is not a decimal number.
        NOT_DECIMAL,
        /// It is infinite or not a number.
        NOT_FINITE,
        /// It has more than 16 digits before the decimal point.
        TOO_LARGE
    }

    private static final int SHOWN_CHARACTERS = 40;

    private final Reason reason;

    MoneyFormatException(Reason reason, String text) {
        super(reason + ": " + text.substring(0, Math.min(text.length(), SHOWN_CHARACTERS)));
        this.reason = reason;
    }

    /// What is wrong with it.
    public Reason reason() {
        return reason;
    }
}
