package dev.mockbank.admin.format;

import dev.mockbank.shared.Money;
import dev.mockbank.shared.Transaction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Transactions as people read them.
public final class TransactionText {

    private TransactionText() {}

    private static final Pattern BREAKS = Pattern.compile("\\s*[\\p{Cntrl}\\u2028\\u2029]+\\s*");

    /// What it was for, as one line; a transfer without a description is one. Null when nothing is known.
    public static @Nullable String purpose(Transaction transaction) {
        return transaction.description() == null && transaction.transferId() != null
                ? "Transfer"
                : line(transaction.description());
    }

    /// A text as one line: line breaks and tabs are spaces.
    public static @Nullable String line(@Nullable String text) {
        return text == null ? null : BREAKS.matcher(text).replaceAll(" ");
    }

    /// The account's balance after it: in the order of time where the bank tells it so, else in the order of booking.
    public static Money balance(Transaction transaction) {
        var running = transaction.runningBalance();
        return running == null ? transaction.balanceAfter() : running;
    }
}
