package dev.mockbank.server.backup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The tables that a backup has, in the order in which everyone locks them. All others are made of them. A table or a
/// column that a migration adds to the books is added here, too; a backup without it is restored with the column's
/// default.
enum BackupTable {
    ACCOUNTS("accounts", true, "id name type balance taken_back opening_balance"),
    TRANSACTIONS("transactions", true, "id account_id amount category timestamp description total_after transfer_id"),
    TAKEN_BACK("taken_back", false, "account_id transaction_id total"),
    API_KEYS("api_keys", true, "id key_hash prefix name created_at revoked last_used_at rate_limit"),
    CLAIMS("claims", false, "id request_hash created_at transaction_ids cents_after answer");

    private final String sqlName;
    private final boolean numbered;
    private final String columns;

    BackupTable(String sqlName, boolean numbered, String columns) {
        this.sqlName = sqlName;
        this.numbered = numbered;
        this.columns = columns;
    }

    /// The one with a name, if backups have it.
    static Optional<BackupTable> named(String sqlName) {
        return Arrays.stream(values())
                .filter(table -> table.sqlName.equals(sqlName))
                .findFirst();
    }

    String sqlName() {
        return sqlName;
    }

    /// Whether its rows get numbers, from a sequence.
    boolean numbered() {
        return numbered;
    }

    String sequence() {
        return sqlName + "_id_seq";
    }

    List<String> columns() {
        return List.of(columns.split(" ", -1));
    }

    /// What stands behind `COPY` for some of its columns.
    String with(List<String> someColumns) {
        return sqlName + " (" + String.join(", ", someColumns) + ")";
    }
}
