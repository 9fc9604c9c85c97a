package dev.mockbank.server.summary;

import dev.mockbank.server.db.Database;
import java.util.Set;

/// Adds what was booked to the sums, and its descriptions to those that are searched, behind the postings' back: they
/// neither write them nor wait for them.
///
/// Numbers are given in order but become visible in any, so a number is a mark, up to which the sums may be taken, only
/// when all are done that were writing while it was the last one. Several servers on one database take turns.
final class RollUp {

    /// How many numbers one database transaction adds at most; who closes an account waits for it.
    private static final long STEP = 50_000;

    private final Database database;
    private final RollUpStore store = new RollUpStore();

    private long mark;
    private Set<String> writers = Set.of();

    RollUp(Database database) {
        this.database = database;
    }

    /// Adds what it can.
    ///
    /// @return whether there is more, for which it need not wait long
    boolean advance() {
        var standing = database.run(store::standing);
        if (!standing.isBehind()) {
            return false;
        }
        if (writers.isEmpty()) {
            mark = standing.lastGiven();
            writers = database.run(store::writers);
        } else {
            var present = database.run(store::writers);
            writers.retainAll(present);
        }
        if (!writers.isEmpty()) {
            return true;
        }
        while (addStep()) {
            // There is more below the mark.
        }
        database.run(db -> {
            store.sortDescriptions(db);
            return true;
        });
        return false;
    }

    private boolean addStep() {
        return database.transact(db -> {
            var rolledUpTo = store.lock(db);
            if (rolledUpTo.isEmpty()) {
                return false;
            }
            long from = rolledUpTo.get();
            long to = Math.max(from, Math.min(mark, from + STEP));
            store.add(db, from, to);
            return to < mark;
        });
    }
}
