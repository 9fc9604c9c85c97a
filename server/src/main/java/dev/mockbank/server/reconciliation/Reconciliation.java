package dev.mockbank.server.reconciliation;

import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.db.Work;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.server.reconciliation.ReconciliationStore.Range;
import dev.mockbank.shared.BooksCheck;
import dev.mockbank.shared.BooksCheck.Difference;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks the books: whether each balance is what was booked, and each sum what its transactions come to. It looks at
/// some accounts at a time, each of them as it is at one moment, so that a bank of any size can be checked while
/// postings go on.
public final class Reconciliation {

    private static final int MAX_DIFFERENCES = 100;

    /// How many accounts are looked at together, and about how many transactions: less than a second of work. A
    /// single account with more is looked at alone.
    private static final int MAX_ACCOUNTS = 1_000;

    private static final long MAX_TRANSACTIONS = 500_000;

    private static final int MAX_ATTEMPTS = 3;
    private static final int RETRY_AFTER_SECONDS = 2;

    private static final long NANOS_OF_A_MILLI = 1_000_000;
    private static final int DECIMALS_OF_MILLIS = 3;

    private final Database database;
    private final Clock clock;
    private final ReconciliationStore store = new ReconciliationStore();

    public Reconciliation(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The first accounts of all sandboxes whose balance is not what was booked; for a transaction of the caller's.
    public static Work<List<Difference>> differences() {
        var store = new ReconciliationStore();
        return db -> store.ledgers(db).stream()
                .flatMap(
                        ledgerId -> store
                                .compareBalances(db, new Range(ledgerId, 0, Integer.MAX_VALUE), MAX_DIFFERENCES)
                                .differences()
                                .stream())
                .limit(MAX_DIFFERENCES)
                .toList();
    }

    /// Adds up every transaction of every account, and compares balances and sums.
    BooksCheck check(SandboxId sandbox) {
        return run(sandbox, false);
    }

    /// The same, and corrects the sums that are wrong. Balances are left alone: what is right of a balance and its
    /// transactions nobody can know.
    BooksCheck checkAndRepairSums(SandboxId sandbox) {
        return run(sandbox, true);
    }

    /// A ledger that a reset replaces meanwhile is being deleted, and its rows are no longer those of its sums.
    private BooksCheck run(SandboxId sandbox, boolean repair) {
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            int ledgerId = ledger(sandbox);
            var check = run(ledgerId, repair);
            if (ledger(sandbox) == ledgerId) {
                return check;
            }
        }
        throw ProblemException.unavailable(
                "The bank was reset while its books were checked; send the request again", RETRY_AFTER_SECONDS);
    }

    private int ledger(SandboxId sandbox) {
        return database.run(db -> store.ledger(db, sandbox));
    }

    private BooksCheck run(int ledgerId, boolean repair) {
        var checkedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long startNanos = System.nanoTime();
        long accounts = 0;
        long transactions = 0;
        long wrongSums = 0;
        var differences = new ArrayList<Difference>();
        for (var range = next(ledgerId, 0);
                range.isPresent();
                range = next(ledgerId, range.get().last())) {
            var looked = range.get();
            var totals = database.run(db -> store.compareBalances(db, looked, MAX_DIFFERENCES));
            accounts += totals.accounts();
            transactions += totals.transactions();
            differences.addAll(totals.differences());
            wrongSums += repair
                    ? database.<Long>transact(db -> store.repairSums(db, looked))
                    : database.<Long>run(db -> store.countWrongSums(db, looked));
        }
        wrongSums += repair
                ? database.<Long>transact(db -> store.repairSumsOfAll(db, ledgerId))
                : database.<Long>run(db -> store.countWrongSumsOfAll(db, ledgerId));
        var seconds = BigDecimal.valueOf((System.nanoTime() - startNanos) / NANOS_OF_A_MILLI, DECIMALS_OF_MILLIS);
        return new BooksCheck(
                differences.isEmpty() && (repair || wrongSums == 0),
                accounts,
                transactions,
                checkedAt,
                seconds,
                differences.subList(0, Math.min(MAX_DIFFERENCES, differences.size())),
                wrongSums);
    }

    /// The next accounts that are looked at together.
    private Optional<Range> next(int ledgerId, long after) {
        var accounts = database.run(db -> store.nextAccounts(db, ledgerId, after, MAX_ACCOUNTS));
        if (accounts.isEmpty()) {
            return Optional.empty();
        }
        long last = accounts.getFirst().id();
        long transactions = 0;
        for (var account : accounts) {
            transactions += account.transactions();
            if (transactions > MAX_TRANSACTIONS
                    && account.id() != accounts.getFirst().id()) {
                break;
            }
            last = account.id();
        }
        return Optional.of(new Range(ledgerId, after, last));
    }
}
