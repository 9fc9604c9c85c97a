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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fills the bank with demo data: one run at a time, however many servers use the database. Only the server of a run
/// knows its progress.
public final class DemoLoader implements AutoCloseable {

    private final DatabaseUrl url;
    private final Accounts accounts;
    private final DemoPoster poster;
    private final Clock clock;
    private final Runnable changed;
    private @Nullable DemoRun run;
    private boolean closed;

    /// @param changed called each time a run has booked something
    public DemoLoader(DatabaseUrl url, Accounts accounts, Transactions transactions, Clock clock, Runnable changed) {
        this.url = url;
        this.accounts = accounts;
        this.poster = new DemoPoster(accounts, transactions);
        this.clock = clock;
        this.changed = changed;
    }

    /// The 409 while the bank is being filled or reset.
    public static ProblemException busy() {
        return ProblemException.of(
                409, "The bank is being filled with demo data or reset; GET /admin/demo-data shows the progress");
    }

    /// Starts filling the bank.
    ///
    /// @return the progress
    /// @throws ProblemException 409 when it is being filled or reset, by this server or another one; 503 when the
    /// database is unreachable
    DemoData fill(NewDemoData wanted) {
        return start(wanted, AdvisoryLock.tryTake(url).orElseThrow(DemoLoader::busy));
    }

    /// Starts filling the bank unless it has accounts.
    ///
    /// @return the progress; empty when the bank has accounts
    /// @throws ProblemException like [#fill]
    public Optional<DemoData> fillIfEmpty(NewDemoData wanted) {
        var lock = AdvisoryLock.tryTake(url).orElseThrow(DemoLoader::busy);
        try {
            if (accounts.count(SandboxId.MAIN) > 0) {
                lock.close();
                return Optional.empty();
            }
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        return Optional.of(start(wanted, lock));
    }

    /// The progress of the last run.
    public synchronized DemoData progress() {
        return run == null ? DemoData.NONE : run.progress();
    }

    /// Cancels the run of this server, if there is one; what was booked stays.
    ///
    /// @return its final progress
    DemoData cancel() {
        stop();
        return progress();
    }

    /// Forgets the last run, whose data was deleted.
    public synchronized void forget() {
        run = null;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        stop();
    }

    private synchronized DemoData start(NewDemoData wanted, AdvisoryLock lock) {
        if (closed) {
            lock.close();
            throw ProblemException.unavailable("The server is stopping", 1);
        }
        run = new DemoRun(wanted.seed(), wanted.transactions(), () -> books(wanted), poster, lock, changed);
        return run.start().progress();
    }

    /// Leaves out what is in the future.
    private GeneratedHistory books(NewDemoData wanted) {
        var now = clock.instant();
        var until = wanted.until();
        var last = until == null ? LocalDate.ofInstant(now, clock.getZone()) : until;
        return Household.books(wanted.seed(), wanted.transactions(), last).upTo(now);
    }

    private void stop() {
        DemoRun running;
        synchronized (this) {
            running = run;
        }
        if (running == null || running.progress().state() != State.RUNNING) {
            return;
        }
        try {
            running.cancel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
