package dev.mockbank.admin.process;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.client.ConnectionState.Running;
import dev.mockbank.admin.client.ConnectionState.Unreachable;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Scrape;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.client.Vitals;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import dev.mockbank.shared.AdminInfo;
import dev.mockbank.shared.client.ApiException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks at a bank every second: how it does, and whether it is there at all. One that went away and comes back is
/// running again.
final class Watch {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// What the server says to its keeper is asked for each so many looks.
    private static final int LOOKS_PER_INFO = 5;

    private final Bank bank;
    private final Session session;
    private int looks;
    private @Nullable Scrape last;
    private Optional<AdminInfo> info = Optional.empty();

    Watch(Bank bank, Session session) {
        this.bank = bank;
        this.session = session;
    }

    Job start(Work work) {
        return work.every(PAUSE, this::look, this::shown, this::missed);
    }

    private Vitals look() {
        var scrape = Scrape.of(bank.client().health().metrics(), System.nanoTime());
        var vitals = scrape.since(last == null ? scrape : last);
        last = scrape;
        if (looks++ % LOOKS_PER_INFO == 0) {
            info = info();
        }
        return new Vitals(vitals.requestsPerSecond(), vitals.median(), vitals.p95(), info);
    }

    /// A server whose database is away for a moment still tells its metrics.
    private Optional<AdminInfo> info() {
        try {
            return Optional.of(bank.admin().admin().info());
        } catch (ApiException databaseAway) {
            return info;
        }
    }

    private void shown(Vitals vitals) {
        session.show(vitals);
        if (session.state() instanceof Unreachable) {
            session.become(new Running(bank));
        }
    }

    private void missed(Exception thrown) {
        if (session.state() instanceof Running || session.state() instanceof Unreachable) {
            session.show(Vitals.NONE);
            session.become(new Unreachable(bank.address(), Failure.of(thrown).sentence()));
        }
    }
}
