package dev.mockbank.server.reset;

import dev.mockbank.server.db.Rows;
import dev.mockbank.shared.Deletion;
import io.helidon.dbclient.DbExecute;

/// The tables of the books as a whole.
final class ResetStore {

    /// In the order in which everyone locks them: accounts, then transactions, then what is computed from them. A
    /// table that a migration adds to the books belongs here, at the end. The API keys and the claims stay, and so
    /// does the mark of the sums, because numbers go on.
    private static final String TABLES =
            "accounts, transactions, taken_back, monthly_sums, daily_sums, sum_corrections, descriptions";

    /// Who writes sums waits for its turn before it locks anything else.
    private static final String LOCK_SUMS = "SELECT rolled_up_to FROM roll_up FOR UPDATE";

    /// Who reads sums may lock them before the books, the other way round than here. So this waits for requests that
    /// came before not nearly as long as PostgreSQL waits until it looks for a circle: it gives way, and is tried
    /// again.
    private static final String BOUND = "SET LOCAL lock_timeout = '300ms'";

    private static final String LOCK = "LOCK TABLE " + TABLES + " IN ACCESS EXCLUSIVE MODE";

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM accounts) AS accounts, (SELECT count(*) FROM transactions) AS transactions
            LIMIT 1""";

    /// Files are dropped, not rows deleted: a million takes no longer than one. Numbers go on, so that none ever means
    /// two things.
    private static final String EMPTY = "TRUNCATE " + TABLES + " CONTINUE IDENTITY";

    /// Deletes everything; to be run in a transaction.
    Deletion deleteAll(DbExecute db) {
        db.dml(BOUND);
        db.createGet(LOCK_SUMS).execute();
        db.dml(LOCK);
        var deletion = db.createGet(COUNT)
                .execute()
                .map(row -> new Deletion(Rows.number(row, "accounts"), Rows.number(row, "transactions")))
                .orElseThrow();
        db.dml(EMPTY);
        return deletion;
    }
}
