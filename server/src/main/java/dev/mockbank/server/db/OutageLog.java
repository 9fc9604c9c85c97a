package dev.mockbank.server.db;

import dev.mockbank.shared.problem.Refusal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/// Says once in the log when the database goes away, and once when it is back.
final class OutageLog {

    private static final Logger LOG = System.getLogger("mockbank.db");

    private final AtomicBoolean away = new AtomicBoolean();

    /// A statement was run.
    void noteAnswer() {
        if (away.get() && away.compareAndSet(true, false)) {
            LOG.log(Level.INFO, "The database answers again");
        }
    }

    /// A statement failed; only a database that is away matters here.
    void noteFailure(RuntimeException meaning) {
        boolean isAway = meaning instanceof Refusal refusal && refusal.problem().status() == 503;
        if (isAway && away.compareAndSet(false, true)) {
            var cause = meaning.getCause();
            LOG.log(
                    Level.WARNING,
                    "The database cannot be reached; requests that need it are answered with 503: {0}",
                    cause == null ? "" : cause.getMessage());
        }
    }
}
