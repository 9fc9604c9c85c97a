package dev.mockbank.server.reset;

import dev.mockbank.server.db.AdvisoryLock;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.db.SqlErrors;
import dev.mockbank.server.demo.DemoLoader;
import dev.mockbank.shared.Deletion;

/// Empties the bank. Postings in flight, on this server and on others, are booked before, or find no account.
public final class Resets {

    /// How often a reset that other statements stood in the way of is tried.
    private static final int TRIES = 20;

    private final Database database;
    private final DatabaseUrl url;
    private final DemoLoader demo;
    private final ResetStore store = new ResetStore();

    public Resets(Database database, DatabaseUrl url, DemoLoader demo) {
        this.database = database;
        this.url = url;
        this.demo = demo;
    }

    /// Deletes all accounts and transactions.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 409 while the bank is being filled or reset, by any
    /// server; 503
    /// when the database is away, or too busy
    Deletion deleteAll() {
        try (var _ = AdvisoryLock.tryTake(url).orElseThrow(DemoLoader::busy)) {
            var deletion = tryToDeleteAll();
            demo.forget();
            return deletion;
        }
    }

    private Deletion tryToDeleteAll() {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.transact(store::deleteAll);
            } catch (RuntimeException e) {
                if (attempt == TRIES || !SqlErrors.isConflict(e)) {
                    throw e;
                }
            }
        }
    }
}
