package dev.mockbank.server.idempotency;

import dev.mockbank.server.background.BackgroundTask;
import dev.mockbank.server.db.SqlErrors;
import dev.mockbank.server.problem.ProblemException;
import java.time.Duration;

/// Deletes expired claims in the background: at startup and then every few minutes, a bounded number with each
/// statement. While the database is unreachable it waits for the next run.
public final class ClaimSweep {

    private static final Duration PERIOD = Duration.ofMinutes(5);

    private ClaimSweep() {}

    /// Starts the sweep. What is left when it is closed is deleted after the next start.
    public static BackgroundTask start(Claims claims) {
        return BackgroundTask.start("claim-sweep", "Old claims could not be deleted", PERIOD, () -> {
            try {
                return claims.sweep() ? Duration.ZERO : PERIOD;
            } catch (ProblemException refusal) {
                SqlErrors.passOverOutage(refusal);
                return PERIOD;
            }
        });
    }
}
