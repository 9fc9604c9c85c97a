package dev.mockbank.server.backup;

import dev.mockbank.server.db.DatabaseProbe;
import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.db.LongTransaction;
import dev.mockbank.server.db.SqlErrors;
import dev.mockbank.server.files.FileErrors;
import dev.mockbank.server.reconciliation.Reconciliation;
import dev.mockbank.server.summary.SumsFromBooks;
import java.io.IOException;
import java.util.function.Consumer;

/// Restores a backup completely or not at all, in one transaction. Memory use does not depend on the size of the
/// backup.
public final class Restores {

    private final RestoreStore store = new RestoreStore();
    private final BackupStore numbers = new BackupStore();
    private final FormatOneStore formatOne = new FormatOneStore();
    private final Consumer<String> progress;

    /// @param progress receives a sentence for each step that takes time
    public Restores(Consumer<String> progress) {
        this.progress = progress;
    }

    /// Restores a backup into a database whose tables have the current version, and on which no server is running.
    ///
    /// @param replace whether existing rows are deleted; otherwise a bank with rows is refused
    /// @throws BackupException when it was not restored, and nothing was changed
    public BackupContents restore(DatabaseUrl url, BackupFile file, boolean replace) {
        refuseServers(url);
        try (var transaction = LongTransaction.writing(url);
                var reader = new BackupReader(file.body())) {
            transaction.run(db -> {
                store.lock(db);
                return true;
            });
            if (!replace) {
                refuseRows(transaction.run(store::size));
            }
            var contents = fill(transaction, reader, file.format());
            transaction.commit();
            return contents;
        } catch (BackupException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new BackupException(
                    "The backup " + file.path() + " could not be restored (" + reason(e) + "). Nothing was changed", e);
        }
    }

    private BackupContents fill(LongTransaction transaction, BackupReader reader, int format) throws IOException {
        var former = transaction.run(store::lastNumbers);
        var attachments = transaction.run(store::empty);
        if (format == 1) {
            transaction.run(formatOne::prepare);
        }
        var body = new BackupBody(reader, format);
        for (var table = body.nextTable(); table != null; table = body.nextTable()) {
            progress.accept("Restoring " + table.name());
            body.noteRows(table, transaction.copyIn(table.target(), reader.rows()));
        }
        if (format == 1) {
            transaction.run(formatOne.convert(body.lastNumber("accounts"), body.lastNumber("transactions")));
        }
        progress.accept("Creating indexes and sums");
        transaction.run(db -> {
            store.attach(db, attachments);
            return true;
        });
        for (var table : BackupTable.values()) {
            if (table.numbered()) {
                goOn(transaction, table, body.lastNumber(table.sqlName()));
            }
        }
        transaction.run(store.goOnFrom(former));
        transaction.run(SumsFromBooks.make());
        transaction.run(db -> {
            store.analyzeMade(db);
            return true;
        });
        var contents = body.contents();
        checkBooks(transaction, contents);
        return contents;
    }

    /// Continues after the ids that were assigned here or in the backup, so that none is ever used twice.
    private void goOn(LongTransaction transaction, BackupTable table, long there) {
        transaction.run(db -> {
            long last = Math.max(there, numbers.lastGiven(db, table));
            if (last > 0) {
                store.setLast(db, table, last);
            }
            return last;
        });
    }

    /// Checks that the restored balances are as exact as the saved ones.
    private static void checkBooks(LongTransaction transaction, BackupContents contents) {
        var differences = transaction.run(Reconciliation.differences());
        if (differences.size() > contents.differences()) {
            throw new BackupException("The balances of " + differences.size()
                    + " accounts are not the sum of their transactions, of account "
                    + differences.getFirst().accountId()
                    + " for example, although they were in the saved bank. Nothing was changed; use another backup");
        }
    }

    private static String reason(Exception e) {
        return e instanceof IOException file ? FileErrors.reason(file) : SqlErrors.reason(e);
    }

    private static void refuseServers(DatabaseUrl url) {
        int connections = DatabaseProbe.of(url).servers();
        if (connections > 0) {
            throw new BackupException("Mockbank servers are using the database at " + url.shown() + " (" + connections
                    + " connections); stop them first, and start them again afterwards");
        }
    }

    private static void refuseRows(BankSize size) {
        if (!size.isEmpty()) {
            throw new BackupException(
                    "The bank is not empty, it has " + size + "; add --replace to replace them with the backup");
        }
    }
}
