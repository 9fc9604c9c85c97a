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

/// The demo data of the bank: one run at a time fills it, whatever the number of servers on the database. How far a
/// run is knows the server that it runs on.
public final class DemoLoader implements AutoCloseable {

    private final DatabaseUrl url;
    private final Accounts accounts;
    private final DemoPoster bookkeeper;
    private final Clock clock;
    private final Runnable changed;
    private @Nullable DemoRun filling;
    private boolean closed;

    /// @param changed runs each time that a run has booked something
    public DemoLoader(DatabaseUrl url, Accounts accounts, Transactions transactions, Clock clock, Runnable changed) {
        this.url = url;
        this.accounts = accounts;
        this.bookkeeper = new DemoPoster(accounts, transactions);
        this.clock = clock;
        this.changed = changed;
    }

    /// The refusal of whoever comes while the books are changed as a whole.
    public static ProblemException busy() {
        return ProblemException.of(
                409, "The bank is being filled with demo data or reset; GET /admin/demo-data says how far it is");
    }

    /// Starts to fill the bank.
    ///
    /// @return how far it is
    /// @throws ProblemException 409 when it is being filled or reset, by this server or another one; 503 when the
    /// database is away
    DemoData fill(NewDemoData wanted) {
        return start(wanted, AdvisoryLock.tryTake(url).orElseThrow(DemoLoader::busy));
    }

    /// Starts to fill the bank unless it has accounts.
    ///
    /// @return how far it is; empty when it has accounts
    /// @throws ProblemException as [#fill]
    public Optional<DemoData> fillIfEmpty(NewDemoData wanted) {
        var turn = AdvisoryLock.tryTake(url).orElseThrow(DemoLoader::busy);
        try {
            if (accounts.count(SandboxId.MAIN) > 0) {
                turn.close();
                return Optional.empty();
            }
        } catch (RuntimeException e) {
            turn.close();
            throw e;
        }
        return Optional.of(start(wanted, turn));
    }

    /// How far the last run is.
    public synchronized DemoData progress() {
        return filling == null ? DemoData.NONE : filling.progress();
    }

    /// Ends the run of this server, if there is one; what was booked stays.
    ///
    /// @return how far it came
    DemoData cancel() {
        stop();
        return progress();
    }

    /// Forgets the last run, whose books are no more.
    public synchronized void forget() {
        filling = null;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        stop();
    }

    private synchronized DemoData start(NewDemoData wanted, AdvisoryLock turn) {
        if (closed) {
            turn.close();
            throw ProblemException.unavailable("The server is stopping", 1);
        }
        filling = new DemoRun(wanted.seed(), wanted.transactions(), () -> books(wanted), bookkeeper, turn, changed);
        return filling.start().progress();
    }

    /// Nothing that would lie in the future.
    private GeneratedHistory books(NewDemoData wanted) {
        var now = clock.instant();
        var until = wanted.until();
        var last = until == null ? LocalDate.ofInstant(now, clock.getZone()) : until;
        return Household.books(wanted.seed(), wanted.transactions(), last).upTo(now);
    }

    private void stop() {
        DemoRun running;
        synchronized (this) {
            running = filling;
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
