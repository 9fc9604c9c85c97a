package dev.mockbank.server.backup;

import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.db.LongTransaction;
import dev.mockbank.server.db.SqlErrors;
import dev.mockbank.server.reconciliation.Reconciliation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/// Writes a consistent backup of the whole bank, while servers may be running on it. Memory use does not depend on
/// the size of the bank.
public final class Backups {

    private final String version;
    private final BackupStore store = new BackupStore();

    /// @param version the version of this program
    public Backups(String version) {
        this.version = version;
    }

    /// Writes a backup.
    ///
    /// @param file where to write; not closed
    /// @throws IOException     when it cannot be written
    /// @throws BackupException when the database fails
    public BackupContents write(DatabaseUrl url, OutputStream file) throws IOException {
        try (var transaction = LongTransaction.reading(url)) {
            return write(transaction, new BackupWriter(file));
        } catch (RuntimeException e) {
            throw new BackupException(
                    "The bank could not be read completely (" + SqlErrors.reason(e)
                            + "); repeat the backup when the database at " + url.shown() + " works again",
                    e);
        }
    }

    private BackupContents write(LongTransaction transaction, BackupWriter writer) throws IOException {
        var takenAt = transaction.run(store::moment);
        writer.line(BackupFormat.MADE_BY, version);
        writer.line(BackupFormat.TAKEN_AT, takenAt.toString());
        var rows = writeTables(transaction, writer);
        for (var table : BackupTable.values()) {
            if (table.numbered()) {
                long last = transaction.run(db -> store.lastGiven(db, table));
                writer.line(BackupFormat.NUMBERS, table.sqlName(), Long.toString(last));
            }
        }
        int differences = transaction.run(Reconciliation.differences()).size();
        writer.line(BackupFormat.DIFFERENCES, Integer.toString(differences));
        writer.line(BackupFormat.END);
        writer.end();
        return new BackupContents(version, takenAt, rows, differences);
    }

    private static Map<String, Long> writeTables(LongTransaction transaction, BackupWriter writer) throws IOException {
        var rows = new HashMap<String, Long>();
        for (var table : BackupTable.values()) {
            writer.line(BackupFormat.TABLE, table.sqlName(), String.join(" ", table.columns()));
            rows.put(table.sqlName(), transaction.copyOut(table.source(), writer.rows()));
            writer.line(BackupFormat.END_OF_ROWS);
        }
        return rows;
    }
}
