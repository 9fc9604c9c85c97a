package dev.mockbank.server.sandbox;

import dev.mockbank.server.background.BackgroundTask;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SqlErrors;
import dev.mockbank.server.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;

/// Deletes sandboxes whose time has come. Their keys are refused from that moment on; their rows are deleted in the
/// background within a minute.
public final class SandboxExpiry {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    /// Another server may have made the next one that expires.
    private static final Duration LOOK_AROUND = Duration.ofSeconds(30);

    private SandboxExpiry() {}

    /// Starts to delete them.
    ///
    /// @param discarded is called when there are rows to delete
    public static BackgroundTask start(Database database, Clock clock, Runnable discarded) {
        var store = new SandboxStore();
        return BackgroundTask.start("sandbox-expiry", "Expired sandboxes could not be deleted", PERIOD, () -> {
            try {
                if (database.<Long>transact(store::deleteExpired) > 0) {
                    discarded.run();
                    return Duration.ZERO;
                }
                return database.run(store::nextExpiry)
                        .map(next -> Duration.between(clock.instant(), next))
                        .filter(untilNext -> untilNext.compareTo(LOOK_AROUND) < 0)
                        .map(untilNext -> untilNext.compareTo(PERIOD) < 0 ? PERIOD : untilNext)
                        .orElse(LOOK_AROUND);
            } catch (ProblemException refusal) {
                SqlErrors.passOverOutage(refusal);
                return PERIOD;
            }
        });
    }
}
