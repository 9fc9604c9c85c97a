package dev.mockbank.server.summary;

import dev.mockbank.server.background.BackgroundTask;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.problem.ProblemException;
import java.time.Duration;

/// Keeps the sums close behind the books, in the background. While the database is away, or somebody holds it up, sums
/// are slower, but not wrong.
public final class RollUpRounds {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    /// How soon those are looked for again that were writing.
    private static final Duration WRITERS_PAUSE = Duration.ofMillis(20);

    /// How often in a row; who writes longer than that is looked for once in a period.
    private static final int WRITERS_TRIES = 20;

    private final RollUp rollUp;
    private int tries;

    private RollUpRounds(Database database) {
        this.rollUp = new RollUp(database);
    }

    /// Starts them.
    public static BackgroundTask start(Database database) {
        var rounds = new RollUpRounds(database);
        return BackgroundTask.start("roll-up", "The sums could not be brought up to date", PERIOD, rounds::round);
    }

    private Duration round() {
        try {
            if (rollUp.advance() && ++tries < WRITERS_TRIES) {
                return WRITERS_PAUSE;
            }
        } catch (ProblemException databaseIsAway) {
            // The database's own log says so.
        }
        tries = 0;
        return PERIOD;
    }
}
