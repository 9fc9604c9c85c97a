package dev.mockbank.server.db;

import java.util.List;

/// The tables whose rows belong to a ledger. One that a migration adds to the books is added here: then it is copied
/// with its ledger, and deleted with it.
public final class LedgerTables {

    /// Those with rows of the books: a table stands behind the ones that its foreign keys refer to.
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

    /// The one with a row for each ledger.
    public static final String OF_LEDGERS = "roll_ups";

    private LedgerTables() {}
}
