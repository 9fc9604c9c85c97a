package dev.mockbank.server.db;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/// Logs once when a database becomes unavailable, and once when it is back.
final class OutageLog {

    private static final Logger LOG = System.getLogger("mockbank.db");

    private final String name;
    private final String consequence;
    private final AtomicBoolean away = new AtomicBoolean();

    /// @param name        the name of the database in the log
    /// @param consequence what its absence means
    OutageLog(String name, String consequence) {
        this.name = name;
        this.consequence = consequence;
    }

    /// A statement was executed.
    void noteAnswer() {
        if (away.get() && away.compareAndSet(true, false)) {
            LOG.log(Level.INFO, "The {0} answers again", name);
        }
    }

    /// A statement failed; ignored unless the database is unavailable.
    void noteFailure(RuntimeException thrown) {
        if (SqlErrors.isOutage(thrown) && away.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, "The {0} cannot be reached; {1}: {2}", name, consequence, SqlErrors.reason(thrown));
        }
    }
}
