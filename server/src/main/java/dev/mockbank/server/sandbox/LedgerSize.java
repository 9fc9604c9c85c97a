package dev.mockbank.server.sandbox;

import dev.mockbank.shared.Deletion;

/// How much a ledger holds.
///
/// @param id of the ledger
record LedgerSize(int id, long accounts, long transactions) {

    /// Of what is not copied.
    static final LedgerSize NONE = new LedgerSize(0, 0, 0);

    Deletion asDeletion() {
        return new Deletion(accounts, transactions);
    }
}
