package dev.mockbank.server.backup;

import dev.mockbank.server.db.Rows;
import io.helidon.dbclient.DbExecute;
import java.time.Instant;

/// Reads what a backup has besides rows.
final class BackupStore {

    private static final String NOW = "SELECT now() AS moment LIMIT 1";

    private static final String LAST_GIVEN = """
            SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END AS last_given FROM %s LIMIT 1""";

    /// The moment of the transaction.
    Instant moment(DbExecute db) {
        return db.createGet(NOW)
                .execute()
                .map(row -> Rows.instant(row, "moment"))
                .orElseThrow();
    }

    /// The last number that a row of the table got; 0 when none did. To be read behind the rows: it goes on while they
    /// are read.
    long lastGiven(DbExecute db, BackupTable table) {
        return db.createGet(LAST_GIVEN.replace("%s", table.sequence()))
                .execute()
                .map(row -> Rows.number(row, "last_given"))
                .orElseThrow();
    }
}
