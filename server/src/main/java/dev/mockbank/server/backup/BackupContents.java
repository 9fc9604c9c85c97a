package dev.mockbank.server.backup;

import java.time.Instant;
import java.util.Map;

/// What is in a backup.
///
/// @param madeBy       the version of the Mockbank that wrote it
/// @param takenAt      the moment at which the bank was as it is in there
/// @param rows         how many each table has
/// @param differences  how many accounts had another balance than was booked, 100 at most; 0 unless somebody changed
/// the tables by hand
public record BackupContents(String madeBy, Instant takenAt, Map<String, Long> rows, int differences) {

    public BackupContents {
        rows = Map.copyOf(rows);
    }

    /// As people say it: `2 accounts, 20000 transactions and 1 API key`.
    @Override
    public String toString() {
        return new BankSize(rows(BackupTable.ACCOUNTS), rows(BackupTable.TRANSACTIONS), rows(BackupTable.API_KEYS))
                .toString();
    }

    private long rows(BackupTable table) {
        return rows.getOrDefault(table.sqlName(), 0L);
    }
}
