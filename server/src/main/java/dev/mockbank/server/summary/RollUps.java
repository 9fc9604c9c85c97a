package dev.mockbank.server.summary;

import dev.mockbank.server.background.BackgroundTask;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.db.SqlErrors;
import dev.mockbank.server.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the sums up to date in the background: a second after this server has booked or changed
/// something, the sums include it. While the database is unavailable or locked, sums are slower, but not
/// wrong. Idle sandboxes cost nothing.
public final class RollUps implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    /// How often to look for what another server has booked but not rolled up, because it was killed.
    private static final Duration LOOK_AROUND = Duration.ofMinutes(1);

    private final RollUp rollUp;
    private final Set<SandboxId> due = ConcurrentHashMap.newKeySet();
    private final BackgroundTask task;
    private long lookedAroundNanos = System.nanoTime() - LOOK_AROUND.toNanos();

    private RollUps(Database database) {
        this.rollUp = new RollUp(database);
        this.task = BackgroundTask.start("roll-up", "The sums could not be brought up to date", PERIOD, this::step);
    }

    /// Starts, beginning with what an earlier server has left.
    public static RollUps start(Database database) {
        return new RollUps(database);
    }

    /// To be called when something was booked or changed in a sandbox. Costs next to nothing.
    public void changed(SandboxId sandbox) {
        if (due.add(sandbox)) {
            task.wake();
        }
    }

    /// Stops after the current step.
    @Override
    public void close() {
        task.close();
    }

    private Duration step() {
        try {
            if (System.nanoTime() - lookedAroundNanos >= LOOK_AROUND.toNanos()) {
                due.addAll(rollUp.behind());
                lookedAroundNanos = System.nanoTime();
            }
            for (var sandbox : List.copyOf(due)) {
                // Removed before the step: what is booked from here on makes the sandbox due again.
                due.remove(sandbox);
                advance(sandbox);
            }
        } catch (ProblemException refusal) {
            SqlErrors.passOverOutage(refusal);
            return PERIOD;
        }
        return due.isEmpty() ? LOOK_AROUND : PERIOD;
    }

    private void advance(SandboxId sandbox) {
        boolean done = false;
        try {
            done = rollUp.advance(sandbox);
        } finally {
            if (!done) {
                due.add(sandbox);
            }
        }
    }
}
