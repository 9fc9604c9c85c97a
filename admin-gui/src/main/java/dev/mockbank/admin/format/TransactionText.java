package dev.mockbank.admin.format;

import dev.mockbank.shared.Money;
import dev.mockbank.shared.Transaction;
import org.jspecify.annotations.Nullable;

/// Transactions as people read them.
public final class TransactionText {

    private TransactionText() {}

    /// What it was for; a transfer without a description is one. Null when nothing is known.
    public static @Nullable String purpose(Transaction transaction) {
        return transaction.description() == null && transaction.transferId() != null
                ? "Transfer"
                : transaction.description();
    }

    /// The account's balance after it: in the order of time where the bank tells it so, else in the order of booking.
    public static Money balance(Transaction transaction) {
        var running = transaction.runningBalance();
        return running == null ? transaction.balanceAfter() : running;
    }
}
