package dev.mockbank.server.reconciliation;

import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.Work;
import dev.mockbank.shared.BooksCheck;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The books as a whole.
public final class Reconciliation {

    private static final int MAX_DIFFERENCES = 100;
    private static final long NANOS_OF_A_MILLI = 1_000_000;
    private static final int DECIMALS_OF_MILLIS = 3;

    private final Database database;
    private final Clock clock;
    private final ReconciliationStore store = new ReconciliationStore();

    public Reconciliation(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The first accounts whose balance is not what was booked; for a transaction of the caller's.
    public static Work<List<BooksCheck.Difference>> differences() {
        return db -> new ReconciliationStore().compare(db, MAX_DIFFERENCES).differences();
    }

    /// Adds up every transaction of every account, as they all are at one moment, and compares the balances.
    BooksCheck check() {
        var checkedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long start = System.nanoTime();
        var totals = database.run(db -> store.compare(db, MAX_DIFFERENCES));
        var seconds = BigDecimal.valueOf((System.nanoTime() - start) / NANOS_OF_A_MILLI, DECIMALS_OF_MILLIS);
        return new BooksCheck(
                totals.differences().isEmpty(),
                totals.accounts(),
                totals.transactions(),
                checkedAt,
                seconds,
                totals.differences());
    }
}
