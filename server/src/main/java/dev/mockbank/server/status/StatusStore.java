package dev.mockbank.server.status;

import dev.mockbank.server.db.Rows;
import dev.mockbank.shared.AdminInfo;
import io.helidon.dbclient.DbExecute;

/// PostgreSQL's version and the size of the database.
final class StatusStore {

    private static final String PING = "SELECT 1 AS one LIMIT 1";

    private static final String ABOUT = """
            SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS size_bytes
            LIMIT 1""";

    void ping(DbExecute db) {
        db.createGet(PING).execute();
    }

    AdminInfo.Database about(DbExecute db, String kind) {
        return db.createGet(ABOUT)
                .execute()
                .map(row -> new AdminInfo.Database(kind, Rows.text(row, "version"), Rows.number(row, "size_bytes")))
                .orElseThrow();
    }
}
