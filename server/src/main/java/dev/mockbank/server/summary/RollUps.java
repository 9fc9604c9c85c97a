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

/// Keeps the sums close behind the books, in the background: a second after something was booked or changed here it
/// is added. While the database is away, or somebody holds it up, sums are slower, but not wrong. Sandboxes at rest
/// cost nothing.
public final class RollUps implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    /// How often it is looked for what another server has booked and not added, because it was killed.
    private static final Duration LOOK_AROUND = Duration.ofMinutes(1);

    private final RollUp rollUp;
    private final Set<SandboxId> due = ConcurrentHashMap.newKeySet();
    private final BackgroundTask task;
    private long lookedAroundNanos = System.nanoTime() - LOOK_AROUND.toNanos();

    private RollUps(Database database) {
        this.rollUp = new RollUp(database);
        this.task = BackgroundTask.start("roll-up", "The sums could not be brought up to date", PERIOD, this::step);
    }

    /// Starts, with what an earlier server left.
    public static RollUps start(Database database) {
        return new RollUps(database);
    }

    /// Something was booked or changed in a sandbox. Costs next to nothing.
    public void changed(SandboxId sandbox) {
        if (due.add(sandbox)) {
            task.wake();
        }
    }

    /// Ends after the step that runs.
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
                // Taken out before: what is booked from here on makes it due again.
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
