package dev.mockbank.server.sandbox;

import dev.mockbank.server.db.LedgerTables;
import dev.mockbank.server.db.Rows;
import dev.mockbank.server.db.SandboxId;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The ledgers: makes, copies and replaces them.
final class LedgerStore {

    /// The sums know how many transactions a ledger has. What closed accounts still have does not count.
    static final String ACCOUNTS = """
            (SELECT count(*) FROM accounts WHERE accounts.ledger_id = ledgers.id AND closed_id IS NULL) AS accounts""";

    static final String TRANSACTIONS = """
            (SELECT coalesce(sum(count), 0) FROM (
                SELECT count FROM open_category_sums WHERE open_category_sums.ledger_id = ledgers.id
                UNION ALL
                SELECT sign FROM not_rolled_up WHERE not_rolled_up.ledger_id = ledgers.id) counted) AS transactions""";

    private static final String CURRENT = """
            SELECT ledgers.id, %s, %s
            FROM sandboxes JOIN ledgers ON ledgers.id = sandboxes.ledger_id
            WHERE sandboxes.id = ?""".formatted(ACCOUNTS, TRANSACTIONS);

    /// A snapshot that is being copied is not deleted meanwhile.
    private static final String SNAPSHOT = """
            SELECT id, %s, %s FROM ledgers WHERE sandbox_id = ? AND snapshot = ? AND discarded_at IS NULL
            FOR SHARE OF ledgers""".formatted(ACCOUNTS, TRANSACTIONS);

    private static final String MAKE = """
            WITH made AS (
                INSERT INTO ledgers (sandbox_id, last_account_id, snapshot) VALUES (:sandbox, 0, CAST(:snapshot AS varchar))
                RETURNING id
            )
            INSERT INTO roll_ups (ledger_id, rolled_up_to, changes_to) SELECT id, 0, 0 FROM made RETURNING ledger_id""";

    private static final String COLUMNS = """
            SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns FROM pg_attribute
            WHERE attrelid = CAST(:table AS regclass) AND attnum > 0 AND NOT attisdropped AND attname <> 'ledger_id'
            LIMIT 1""";

    private static final String COPY_POSITION = """
            UPDATE roll_ups SET rolled_up_to = source.rolled_up_to, changes_to = source.changes_to
            FROM roll_ups AS source WHERE roll_ups.ledger_id = :copy AND source.ledger_id = :source""";

    private static final String COPY_LEDGER = """
            UPDATE ledgers SET last_account_id = source.last_account_id, faults = source.faults
            FROM ledgers AS source WHERE ledgers.id = :copy AND source.id = :source""";

    private static final String LOCK = "SELECT 1 AS locked FROM (%s) locked LIMIT 1".formatted(SandboxId.LOCK);

    /// In `main` ids go on, so that none ever means two things; elsewhere they are those of the new ledger.
    private static final String REPLACE = """
            WITH ledger AS MATERIALIZED (
                %s WHERE sandboxes.id = :sandbox
            ), discarded AS (
                UPDATE ledgers SET discarded_at = now() FROM ledger WHERE ledgers.id = ledger.ledger_id
                RETURNING last_account_id, last_id, faults
            ), continued AS (
                UPDATE ledgers SET last_account_id = greatest(ledgers.last_account_id, discarded.last_account_id)
                FROM discarded WHERE ledgers.id = :ledger AND ledgers.sandbox_id = %d
            )
            UPDATE sandboxes SET ledger_id = :ledger, last_id = CASE
                WHEN id = %2$d THEN greatest(sandboxes.last_id, discarded.last_id) ELSE 0 END
            FROM discarded WHERE sandboxes.id = :sandbox
            RETURNING discarded.faults IS NOT NULL
                OR (SELECT faults IS NOT NULL FROM ledgers WHERE id = :ledger) AS faulty""".formatted(SandboxId.LEDGERS, SandboxId.MAIN.value());

    private static final String AT_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";

    /// A migration runs before a server starts: they do not change.
    private final Map<String, String> columns = new ConcurrentHashMap<>();

    /// Lets a transaction that has just begun see the books as they are at one moment.
    void stayAtOneMoment(DbExecute db) {
        db.dml(AT_ONE_MOMENT);
    }

    /// The current ledger; empty when there is no such sandbox.
    Optional<LedgerSize> current(DbExecute db, SandboxId sandbox) {
        return db.createGet(CURRENT).params(sandbox.value()).execute().map(LedgerStore::size);
    }

    /// A snapshot's ledger, which stays until the end of the transaction.
    Optional<LedgerSize> snapshot(DbExecute db, SandboxId sandbox, String name) {
        return db.createGet(SNAPSHOT).params(sandbox.value(), name).execute().map(LedgerStore::size);
    }

    /// Makes an empty ledger, whose ids begin at 1.
    ///
    /// @param snapshot the name of the snapshot that it is; null when it is none
    int make(DbExecute db, SandboxId sandbox, @Nullable String snapshot) {
        return db.createGet(MAKE)
                .addParam("sandbox", sandbox.value())
                .addParam("snapshot", snapshot)
                .execute()
                .map(row -> (int) Rows.number(row, "ledger_id"))
                .orElseThrow();
    }

    /// Copies everything into an empty ledger. The source must be seen as it is at one moment, or not change.
    void copy(DbExecute db, int sourceId, int copyId) {
        for (var table : LedgerTables.OF_ROWS) {
            var names = columns.computeIfAbsent(table, name -> readColumns(db, name));
            copy(db, rowsCopy(table, names), sourceId, copyId);
        }
        copy(db, COPY_POSITION, sourceId, copyId);
        copy(db, COPY_LEDGER, sourceId, copyId);
    }

    /// Waits for the postings under way in a sandbox; from then on there are none until the end of the transaction.
    void lock(DbExecute db, SandboxId sandbox) {
        db.createGet(LOCK).params(sandbox.value()).execute();
    }

    /// Makes a ledger the current one of a sandbox, behind its lock. The rows of the one before are deleted in the
    /// background.
    ///
    /// @return whether either of them has fault rules
    boolean replace(DbExecute db, SandboxId sandbox, int ledgerId) {
        return db.createGet(REPLACE)
                .addParam("sandbox", sandbox.value())
                .addParam("ledger", ledgerId)
                .execute()
                .map(row -> row.column("faulty").getBoolean())
                .orElseThrow();
    }

    private static void copy(DbExecute db, String sql, int sourceId, int copyId) {
        db.createUpdate(sql)
                .addParam("copy", copyId)
                .addParam("source", sourceId)
                .execute();
    }

    private static String rowsCopy(String table, String columns) {
        return "INSERT INTO %1$s (ledger_id, %2$s) SELECT :copy, %2$s FROM %1$s WHERE ledger_id = :source"
                .formatted(table, columns);
    }

    private static String readColumns(DbExecute db, String table) {
        return db.createGet(COLUMNS)
                .addParam("table", table)
                .execute()
                .map(row -> Rows.text(row, "columns"))
                .orElseThrow();
    }

    static LedgerSize size(DbRow row) {
        return new LedgerSize(
                (int) Rows.number(row, "id"), Rows.number(row, "accounts"), Rows.number(row, "transactions"));
    }
}
