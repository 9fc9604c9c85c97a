package dev.mockbank.server.reset;

import dev.mockbank.server.db.AdvisoryLock;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.demo.DemoLoader;
import dev.mockbank.shared.Deletion;

/// Empties the bank. Postings in flight, on this server or others, are either booked before or find no account.
public final class Resets {

    private final Database database;
    private final DatabaseUrl url;
    private final DemoLoader demo;
    private final Runnable discarded;
    private final ResetStore store = new ResetStore();

    /// @param discarded runs when there are rows to delete
    public Resets(Database database, DatabaseUrl url, DemoLoader demo, Runnable discarded) {
        this.database = database;
        this.url = url;
        this.demo = demo;
        this.discarded = discarded;
    }

    /// Deletes all accounts and transactions, in constant time.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 409 while the bank is being filled or reset, by any
    /// server; 503 when the database is unreachable
    Deletion deleteAll() {
        try (var _ = AdvisoryLock.tryTake(url).orElseThrow(DemoLoader::busy)) {
            var deletion = database.connectInTransaction(connection -> store.replaceLedger(connection, SandboxId.MAIN));
            demo.forget();
            discarded.run();
            return deletion;
        }
    }
}
