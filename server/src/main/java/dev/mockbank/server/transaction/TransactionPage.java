package dev.mockbank.server.transaction;

import org.jspecify.annotations.Nullable;

/// A page of the list of transactions.
///
/// @param json the rows as a JSON array
/// @param next the position of the next page; null when this is the last one
@SuppressWarnings("ArrayRecordComponent") // it is never compared
record TransactionPage(byte[] json, @Nullable TransactionPlace next) {

    /// A page without rows.
    static TransactionPage empty() {
        return new TransactionPage(new byte[] {'[', ']'}, null);
    }

    boolean isLast() {
        return next == null;
    }
}
