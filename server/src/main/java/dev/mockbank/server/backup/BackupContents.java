package dev.mockbank.server.backup;

import java.time.Instant;
import java.util.Map;

/// The contents of a backup.
///
/// @param madeBy       the version of the Mockbank that wrote it
/// @param takenAt      the time of its snapshot
/// @param rows         the number of rows of each table
/// @param differences  how many accounts had a balance that differed from what was booked, at most 100; 0 unless
/// the tables were changed by hand
public record BackupContents(String madeBy, Instant takenAt, Map<String, Long> rows, int differences) {

    public BackupContents {
        rows = Map.copyOf(rows);
    }

    /// Such as `2 accounts, 20,000 transactions and 1 API key`.
    @Override
    public String toString() {
        return new BankSize(rows(BackupTable.ACCOUNTS), rows(BackupTable.TRANSACTIONS), rows(BackupTable.API_KEYS))
                .toString();
    }

    private long rows(BackupTable table) {
        return rows.getOrDefault(table.sqlName(), 0L);
    }
}
