package dev.mockbank.admin.transactions.list;

import dev.mockbank.shared.Transaction;

/// A row of the table.
public sealed interface Row {

    /// A transaction.
    ///
    /// @param account the name of its account
    record Booked(Transaction transaction, String account) implements Row {}

    /// A transaction that is not here at the moment, and has been asked for.
    record Awaited() implements Row {}
}
