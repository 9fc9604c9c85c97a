package dev.mockbank.server.sandbox;

import dev.mockbank.server.db.Rows;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.shared.Snapshot;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;

/// The ledgers that are snapshots.
final class SnapshotStore {

    private static final String COLUMNS =
            "snapshot, created_at, %s, %s".formatted(LedgerStore.ACCOUNTS, LedgerStore.TRANSACTIONS);

    private static final String FIND = "SELECT " + COLUMNS + " FROM ledgers WHERE sandbox_id = ? AND snapshot = ?";

    private static final String LIST = """
            SELECT %s FROM ledgers
            WHERE sandbox_id = ? AND snapshot IS NOT NULL ORDER BY created_at, id LIMIT 1000""".formatted(COLUMNS);

    private static final String COUNT =
            "SELECT count(*) AS snapshots FROM ledgers WHERE sandbox_id = ? AND snapshot IS NOT NULL LIMIT 1";

    private static final String DISCARD = """
            UPDATE ledgers SET discarded_at = now(), snapshot = NULL WHERE sandbox_id = ? AND snapshot = ?""";

    Optional<Snapshot> find(DbExecute db, SandboxId sandbox, String name) {
        return db.createGet(FIND).params(sandbox.value(), name).execute().map(SnapshotStore::snapshot);
    }

    List<Snapshot> list(DbExecute db, SandboxId sandbox) {
        try (var rows = db.createQuery(LIST).params(sandbox.value()).execute()) {
            return rows.map(SnapshotStore::snapshot).toList();
        }
    }

    long count(DbExecute db, SandboxId sandbox) {
        return db.createGet(COUNT)
                .params(sandbox.value())
                .execute()
                .map(row -> Rows.number(row, "snapshots"))
                .orElseThrow();
    }

    boolean discard(DbExecute db, SandboxId sandbox, String name) {
        return db.createUpdate(DISCARD).params(sandbox.value(), name).execute() > 0;
    }

    /// Whether nobody else changes the sandbox as a whole until the end of the transaction.
    boolean tryLockWhole(DbExecute db, SandboxId sandbox) {
        return db.createGet(SandboxId.TRY_LOCK_WHOLE)
                .params(sandbox.value())
                .execute()
                .map(row -> row.column("free").getBoolean())
                .orElseThrow();
    }

    private static Snapshot snapshot(DbRow row) {
        return new Snapshot(
                Rows.text(row, "snapshot"),
                Rows.instant(row, "created_at"),
                Rows.number(row, "accounts"),
                Rows.number(row, "transactions"));
    }
}
