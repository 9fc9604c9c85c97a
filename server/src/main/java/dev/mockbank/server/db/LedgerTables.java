package dev.mockbank.server.db;

import java.util.List;

/// The tables whose rows belong to a ledger. A table that a migration adds must be listed here: then it
/// is copied and deleted with its ledger.
public final class LedgerTables {

    /// The tables of the books; each comes after those that its foreign keys refer to.
    public static final List<String> OF_ROWS = List.of(
            "accounts",
            "deleted_amounts",
            "transactions",
            "changes",
            "monthly_sums",
            "daily_sums",
            "category_sums",
            "descriptions",
            "claims");

    /// The table with one row for each ledger.
    public static final String OF_LEDGERS = "roll_ups";

    private LedgerTables() {}
}
