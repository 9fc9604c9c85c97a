package dev.mockbank.server.backup;

import dev.mockbank.server.db.Rows;
import io.helidon.dbclient.DbExecute;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Makes room for the rows of a backup, and puts right what hangs on them. All of it in the transaction that restores.
final class RestoreStore {

    private static final String SAVED =
            Arrays.stream(BackupTable.values()).map(BackupTable::sqlName).collect(Collectors.joining(", "));

    /// What is made of the saved tables. One that a migration adds belongs here.
    private static final String MADE_ANEW = "monthly_sums, daily_sums, sum_corrections, descriptions";

    private static final List<String> SETTINGS = List.of(
            "SET LOCAL lock_timeout = '10s'",
            "SET LOCAL work_mem = '64MB'",
            "SET LOCAL maintenance_work_mem = '256MB'");

    /// In the order in which everyone locks them.
    private static final String LOCK = "LOCK TABLE roll_up, " + SAVED + ", " + MADE_ANEW + " IN ACCESS EXCLUSIVE MODE";

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM accounts) AS accounts, (SELECT count(*) FROM transactions) AS transactions,
                (SELECT count(*) FROM api_keys) AS api_keys
            LIMIT 1""";

    /// Foreign keys and indexes are made much faster over all rows than with each of them. As the database itself says
    /// how they are made, this holds for those of every migration.
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

    /// An index or a foreign key: the statements that remove and make it.
    record Attachment(String removal, String making) {}

    /// Keeps everyone else away until the end of the transaction.
    void lock(DbExecute db) {
        SETTINGS.forEach(db::dml);
        db.dml(LOCK);
    }

    BankSize size(DbExecute db) {
        return db.createGet(COUNT)
                .execute()
                .map(row -> new BankSize(
                        Rows.number(row, "accounts"), Rows.number(row, "transactions"), Rows.number(row, "api_keys")))
                .orElseThrow();
    }

    /// Removes all rows, indexes and foreign keys of the saved tables. Numbers go on.
    ///
    /// @return what [#attach] makes again
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

    /// Makes them again: the indexes first, because foreign keys are checked with them.
    void attach(DbExecute db, List<Attachment> attachments) {
        attachments.reversed().forEach(attachment -> db.dml(attachment.making()));
        db.dml(ANALYZE_SAVED);
    }

    /// Sets the last number that a row of the table got.
    void setLast(DbExecute db, BackupTable table, long last) {
        db.createGet(SET_LAST)
                .addParam("sequence", table.sequence())
                .addParam("last", last)
                .execute();
    }

    /// Lets PostgreSQL know what the tables hold that were made anew.
    void analyzeMade(DbExecute db) {
        db.dml(ANALYZE_MADE);
    }
}
