package dev.mockbank.server.demo;

import dev.mockbank.server.account.Accounts;
import dev.mockbank.server.db.AdvisoryLock;
import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.household.GeneratedHistory;
import dev.mockbank.server.household.Household;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.server.transaction.Transactions;
import dev.mockbank.shared.DemoData;
import dev.mockbank.shared.DemoData.State;
import dev.mockbank.shared.NewDemoData;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The demo data of sandboxes: one run at a time fills a sandbox, whatever the number of servers on the database. Only
/// the server that it runs on knows how far a run is.
public final class DemoLoader implements AutoCloseable {

    /// How many sandboxes are filled at a time.
    private static final int MAX_RUNNING = 4;

    /// How many runs are remembered.
    private static final int MAX_KEPT = 1_000;

    private final DatabaseUrl url;
    private final Accounts accounts;
    private final Transactions transactions;
    private final Clock clock;
    private final Runnable changed;

    /// The last run of each sandbox, the longest known first.
    private final Map<SandboxId, DemoRun> runs = new LinkedHashMap<>();

    private boolean closed;

    /// @param changed called each time a run has booked something
    public DemoLoader(DatabaseUrl url, Accounts accounts, Transactions transactions, Clock clock, Runnable changed) {
        this.url = url;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
        this.changed = changed;
    }

    /// The 409 while the bank is being filled or reset.
    public static ProblemException busy() {
        return ProblemException.of(
                409, "The sandbox is being filled with demo data or reset; wait until that has ended, or cancel it");
    }

    /// Starts to fill a sandbox.
    ///
    /// @return the progress
    /// @throws ProblemException 409 when it is being filled or reset, by this server or another one; 503 when the
    /// database is away, or too many sandboxes are being filled
    public DemoData fill(SandboxId sandbox, NewDemoData wanted) {
        return start(sandbox, wanted, lock(sandbox));
    }

    /// Starts to fill `main` unless it has accounts.
    ///
    /// @return the progress; empty when the bank has accounts
    /// @throws ProblemException like [#fill]
    public Optional<DemoData> fillIfEmpty(NewDemoData wanted) {
        var lock = lock(SandboxId.MAIN);
        try {
            if (accounts.count(SandboxId.MAIN) > 0) {
                lock.close();
                return Optional.empty();
            }
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        return Optional.of(start(SandboxId.MAIN, wanted, lock));
    }

    /// How far the last run of a sandbox is.
    public synchronized DemoData progress(SandboxId sandbox) {
        var run = runs.get(sandbox);
        return run == null ? DemoData.NONE : run.progress();
    }

    /// Ends the run of this server in a sandbox, if there is one; what was booked stays.
    ///
    /// @return how far it came
    public DemoData cancel(SandboxId sandbox) {
        DemoRun run;
        synchronized (this) {
            run = runs.get(sandbox);
        }
        if (run != null) {
            stop(run);
        }
        return progress(sandbox);
    }

    /// Forgets the last run of a sandbox, whose books are no more.
    public synchronized void forget(SandboxId sandbox) {
        runs.remove(sandbox);
    }

    @Override
    public void close() {
        List<DemoRun> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(runs.values());
        }
        all.forEach(DemoLoader::stop);
    }

    private AdvisoryLock lock(SandboxId sandbox) {
        return AdvisoryLock.tryTake(url, sandbox).orElseThrow(DemoLoader::busy);
    }

    private synchronized DemoData start(SandboxId sandbox, NewDemoData wanted, AdvisoryLock lock) {
        if (closed || runs.values().stream().filter(DemoLoader::isRunning).count() >= MAX_RUNNING) {
            lock.close();
            throw ProblemException.unavailable(
                    closed ? "The server is stopping" : "Too many sandboxes are being filled at the moment", 1);
        }
        var poster = new DemoPoster(accounts, transactions, sandbox);
        var run = new DemoRun(wanted.seed(), wanted.transactions(), () -> books(wanted), poster, lock, changed);
        runs.remove(sandbox);
        if (runs.size() >= MAX_KEPT) {
            runs.remove(runs.entrySet().stream()
                    .filter(entry -> !isRunning(entry.getValue()))
                    .findFirst()
                    .orElseThrow()
                    .getKey());
        }
        runs.put(sandbox, run);
        return run.start().progress();
    }

    /// Leaves out what is in the future.
    private GeneratedHistory books(NewDemoData wanted) {
        var now = clock.instant();
        var until = wanted.until();
        var last = until == null ? LocalDate.ofInstant(now, clock.getZone()) : until;
        return Household.books(wanted.seed(), wanted.transactions(), last).upTo(now);
    }

    private static boolean isRunning(DemoRun run) {
        return run.progress().state() == State.RUNNING;
    }

    private static void stop(DemoRun run) {
        if (!isRunning(run)) {
            return;
        }
        try {
            run.cancel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
