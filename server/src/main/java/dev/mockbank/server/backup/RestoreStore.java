package dev.mockbank.server.backup;

import dev.mockbank.server.db.Rows;
import dev.mockbank.server.db.Work;
import io.helidon.dbclient.DbExecute;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Prepares the tables for the rows of a backup, and rebuilds what is derived from them; all in the transaction of
/// the restore.
final class RestoreStore {

    private static final String SAVED =
            Arrays.stream(BackupTable.values()).map(BackupTable::sqlName).collect(Collectors.joining(", "));

    /// The tables that are derived from the saved ones. A derived table that a migration adds must be added here.
    private static final String MADE_ANEW = "monthly_sums, daily_sums, category_sums, descriptions";

    private static final List<String> SETTINGS = List.of(
            "SET LOCAL lock_timeout = '10s'",
            "SET LOCAL work_mem = '64MB'",
            "SET LOCAL maintenance_work_mem = '256MB'");

    /// In the common lock order.
    private static final String LOCK = "LOCK TABLE " + SAVED + ", " + MADE_ANEW + " IN ACCESS EXCLUSIVE MODE";

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM accounts WHERE closed_id IS NULL AND ledger_id = ANY (current.ids)) AS accounts,
                (SELECT count(*) FROM transactions WHERE ledger_id = ANY (current.ids)) AS transactions,
                (SELECT count(*) FROM api_keys) AS api_keys
            FROM (SELECT ARRAY(SELECT ledger_id FROM sandboxes) AS ids) current
            LIMIT 1""";

    private static final String LAST_NUMBERS = """
            SELECT last_account_id, greatest(sandboxes.last_id, rolled_up_to, changes_to,
                (SELECT max(id) FROM transactions WHERE transactions.ledger_id = roll_ups.ledger_id),
                (SELECT max(id) FROM changes WHERE changes.ledger_id = roll_ups.ledger_id)) AS last_id
            FROM sandboxes
            JOIN ledgers ON ledgers.id = sandboxes.ledger_id
            JOIN roll_ups ON roll_ups.ledger_id = sandboxes.ledger_id
            WHERE sandboxes.id = 1""";

    private static final List<String> GO_ON = List.of("""
            UPDATE ledgers SET last_account_id = greatest(last_account_id, :last_account_id)
            FROM sandboxes WHERE sandboxes.id = 1 AND ledgers.id = sandboxes.ledger_id AND :last_id >= 0""", """
            UPDATE roll_ups
            SET rolled_up_to = greatest(rolled_up_to, :last_id), changes_to = greatest(changes_to, :last_id)
            FROM sandboxes
            WHERE sandboxes.id = 1 AND roll_ups.ledger_id = sandboxes.ledger_id AND :last_account_id >= 0""");

    /// Creating foreign keys and indexes over all rows is much faster than maintaining them for each row. Their
    /// definitions come from the database, so this covers every migration.
    private static final String ATTACHMENTS = """
            SELECT 'ALTER TABLE ' || CAST(CAST(conrelid AS regclass) AS text) || ' DROP CONSTRAINT '
                    || quote_ident(conname) AS removal,
                'ALTER TABLE ' || CAST(CAST(conrelid AS regclass) AS text) || ' ADD CONSTRAINT '
                    || quote_ident(conname) || ' ' || pg_get_constraintdef(oid) AS making
            FROM pg_constraint
            WHERE contype = 'f' AND conrelid = ANY (CAST(string_to_array(:tables, ', ') AS regclass[]))
            UNION ALL
            SELECT 'DROP INDEX ' || CAST(CAST(indexrelid AS regclass) AS text), pg_get_indexdef(indexrelid)
            FROM pg_index
            WHERE indrelid = ANY (CAST(string_to_array(:tables, ', ') AS regclass[]))
                AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
            LIMIT 1000""";

    private static final String EMPTY = "TRUNCATE " + SAVED + ", " + MADE_ANEW + " CONTINUE IDENTITY";

    private static final String SET_LAST = "SELECT setval(CAST(:sequence AS regclass), :last) AS last LIMIT 1";

    private static final String ANALYZE_SAVED = "ANALYZE " + SAVED;
    private static final String ANALYZE_MADE = "ANALYZE " + MADE_ANEW;

    /// The last ids that were assigned in the replaced bank.
    record LastNumbers(long accountId, long id) {}

    /// An index or a foreign key: the statements that drop and create it.
    record Attachment(String removal, String making) {}

    /// Locks out everyone else until the end of the transaction.
    void lock(DbExecute db) {
        SETTINGS.forEach(db::dml);
        db.dml(LOCK);
    }

    LastNumbers lastNumbers(DbExecute db) {
        return db.createGet(LAST_NUMBERS)
                .execute()
                .map(row -> new LastNumbers(Rows.number(row, "last_account_id"), Rows.number(row, "last_id")))
                .orElseThrow();
    }

    /// Continues the ids of the main sandbox after those of the replaced bank.
    Work<Boolean> goOnFrom(LastNumbers former) {
        return db -> {
            for (var sql : GO_ON) {
                db.createUpdate(sql)
                        .addParam("last_account_id", former.accountId())
                        .addParam("last_id", former.id())
                        .execute();
            }
            return true;
        };
    }

    BankSize size(DbExecute db) {
        return db.createGet(COUNT)
                .execute()
                .map(row -> new BankSize(
                        Rows.number(row, "accounts"), Rows.number(row, "transactions"), Rows.number(row, "api_keys")))
                .orElseThrow();
    }

    /// Removes all rows, indexes and foreign keys of the saved tables. Sequences continue.
    ///
    /// @return what [#attach] creates again
    List<Attachment> empty(DbExecute db) {
        List<Attachment> attachments;
        try (var rows = db.createQuery(ATTACHMENTS).addParam("tables", SAVED).execute()) {
            attachments = rows.map(row -> new Attachment(Rows.text(row, "removal"), Rows.text(row, "making")))
                    .toList();
        }
        attachments.forEach(attachment -> db.dml(attachment.removal()));
        db.dml(EMPTY);
        return attachments;
    }

    /// Creates them again: the indexes first, because foreign keys are checked with them.
    void attach(DbExecute db, List<Attachment> attachments) {
        attachments.reversed().forEach(attachment -> db.dml(attachment.making()));
        db.dml(ANALYZE_SAVED);
    }

    /// Sets the last id that was assigned in the table.
    void setLast(DbExecute db, BackupTable table, long last) {
        db.createGet(SET_LAST)
                .addParam("sequence", table.sequence())
                .addParam("last", last)
                .execute();
    }

    /// Updates PostgreSQL's statistics on the derived tables.
    void analyzeMade(DbExecute db) {
        db.dml(ANALYZE_MADE);
    }
}
