package dev.mockbank.server.backup;

import dev.mockbank.server.db.Rows;
import io.helidon.dbclient.DbExecute;
import java.time.Instant;

/// Reads the data of a backup other than rows.
final class BackupStore {

    private static final String NOW = "SELECT now() AS moment LIMIT 1";

    private static final String LAST_GIVEN = """
            SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END AS last_given FROM %s LIMIT 1""";

    /// The time of the transaction.
    Instant moment(DbExecute db) {
        return db.createGet(NOW)
                .execute()
                .map(row -> Rows.instant(row, "moment"))
                .orElseThrow();
    }

    /// The last id that was assigned in the table; 0 for none. Read it after the rows, because it advances while they
    /// are read.
    long lastGiven(DbExecute db, BackupTable table) {
        return db.createGet(LAST_GIVEN.replace("%s", table.sequence()))
                .execute()
                .map(row -> Rows.number(row, "last_given"))
                .orElseThrow();
    }
}
