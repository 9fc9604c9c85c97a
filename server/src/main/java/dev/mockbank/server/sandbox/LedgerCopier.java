package dev.mockbank.server.sandbox;

import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.db.LongTransaction;
import dev.mockbank.server.db.Work;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.Sandbox;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Runs transactions that copy a ledger: small ones on the pool's connections, large ones on a connection of
/// their own, which has no bound of 30 seconds. Few run at a time, so that everybody else keeps connections and
/// processors.
public final class LedgerCopier {

    /// What is copied in less than a second.
    private static final long MAX_SMALL = 20_000;

    private static final int SMALL_AT_ONCE = 4;
    private static final int LARGE_AT_ONCE = 1;
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Database database;
    private final DatabaseUrl url;
    private final Semaphore small = new Semaphore(SMALL_AT_ONCE, true);
    private final Semaphore large = new Semaphore(LARGE_AT_ONCE, true);

    public LedgerCopier(Database database, DatabaseUrl url) {
        this.database = database;
        this.url = url;
    }

    /// Runs a transaction that copies a ledger of this size.
    ///
    /// @throws ProblemException 422 when it is too large, 503 when too many copies run
    <T> T transact(LedgerSize size, Work<T> copying) {
        check(size);
        boolean isSmall = size.transactions() <= MAX_SMALL;
        var room = isSmall ? small : large;
        acquire(room);
        try {
            return isSmall ? database.transact(copying) : LongTransaction.transact(url, copying);
        } finally {
            room.release();
        }
    }

    private static void check(LedgerSize size) {
        if (size.transactions() > Sandbox.MAX_COPIED_TRANSACTIONS) {
            throw ProblemException.of(
                    422,
                    "There are " + size.transactions() + " transactions to copy, and at most "
                            + Sandbox.MAX_COPIED_TRANSACTIONS + " are copied at once; delete some first");
        }
    }

    private static void acquire(Semaphore room) {
        try {
            if (room.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ProblemException.unavailable(
                "The server copies too many sandboxes at the moment; send the request again", RETRY_AFTER_SECONDS);
    }
}
