package dev.mockbank.server.backup;

import java.util.List;

/// The tables in a backup, in the order of their references. All other tables are derived from them. A table or
/// column that a migration adds to the books must be added here as well; a backup without it is restored with the
/// column's default.
enum BackupTable {
    SANDBOXES("sandboxes", true, "id name currency ledger_id last_id created_at expires_at"),
    LEDGERS("ledgers", true, "id sandbox_id last_account_id created_at snapshot faults discarded_at"),
    ROLL_UPS("roll_ups", false, "ledger_id rolled_up_to changes_to"),
    ACCOUNTS("accounts", false, "ledger_id id name type balance deleted_total opening_balance closed_id"),
    TRANSACTIONS(
            "transactions",
            false,
            "ledger_id id account_id amount category timestamp description total_after transfer_id"),
    DELETED_AMOUNTS("deleted_amounts", false, "ledger_id account_id level node amount"),
    CHANGES(
            "changes",
            false,
            "ledger_id id transaction_id account_id deleted timestamp transfer amount old_category old_description"
                    + " new_category new_description changed_at"),
    API_KEYS("api_keys", true, "id key_hash prefix name created_at revoked last_used_at rate_limit sandbox_id access"),
    CLAIMS("claims", false, "ledger_id id request_hash created_at booked_at transaction_ids cents_after answer");

    private static final String LEDGER_ID = "ledger_id";

    /// Ledgers that a reset has replaced are not part of the bank.
    private static final String NOT_DISCARDED = " NOT IN (SELECT id FROM ledgers WHERE discarded_at IS NOT NULL)";

    private final String sqlName;
    private final boolean numbered;
    private final String columns;

    BackupTable(String sqlName, boolean numbered, String columns) {
        this.sqlName = sqlName;
        this.numbered = numbered;
        this.columns = columns;
    }

    String sqlName() {
        return sqlName;
    }

    /// Whether its ids come from a sequence.
    boolean numbered() {
        return numbered;
    }

    String sequence() {
        return sqlName + "_id_seq";
    }

    List<String> columns() {
        return List.of(columns.split(" ", -1));
    }

    /// The source of `COPY` to write its rows.
    String source() {
        var query = "SELECT " + String.join(", ", columns()) + " FROM " + sqlName;
        if (this == LEDGERS) {
            return "(" + query + " WHERE discarded_at IS NULL)";
        }
        if (this == SANDBOXES) {
            return "(" + query + " WHERE " + LEDGER_ID + " IS NOT NULL)";
        }
        boolean ofLedger = columns().contains(LEDGER_ID);
        return "(" + query + (ofLedger ? " WHERE " + LEDGER_ID + NOT_DISCARDED : "") + ")";
    }
}
