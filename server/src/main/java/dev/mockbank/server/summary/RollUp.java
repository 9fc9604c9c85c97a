package dev.mockbank.server.summary;

import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.db.SqlErrors;
import dev.mockbank.server.db.Work;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/// Updates the sums of a sandbox with what was booked and changed, in the background: postings neither
/// write sums nor wait for them.
///
/// The order of ids is the order of commits, so whoever sees the last id of a ledger sees everything
/// before it. How far the sums have come is stored with them and committed with them; only the size of a
/// step is kept in memory. Several servers on one database take turns.
final class RollUp {

    /// How many transactions, and how many changes, one database transaction processes at most.
    private static final int MAX_STEP = 50_000;

    private static final int MIN_STEP = 1;

    private static final Logger LOG = System.getLogger("mockbank.summary");

    private final Database database;
    private final RollUpStore store = new RollUpStore();

    private int step = MAX_STEP;

    /// The result of a step.
    private enum Outcome {
        MORE,
        DONE,
        BUSY
    }

    RollUp(Database database) {
        this.database = database;
    }

    /// The sandboxes whose sums are not up to date, for the start of a server.
    List<SandboxId> behind() {
        return database.run(store::sandboxes);
    }

    /// Processes everything that the sums do not include yet.
    ///
    /// @return false when another server is updating the sums, which may not have seen all of it
    boolean advance(SandboxId sandbox) {
        Outcome outcome;
        do {
            outcome = addStep(sandbox);
        } while (outcome == Outcome.MORE);
        if (outcome == Outcome.DONE) {
            database.run(db -> {
                store.sortDescriptions(db);
                return true;
            });
        }
        return outcome == Outcome.DONE;
    }

    /// A step that exceeds its timeout, because of long texts for example, is repeated with fewer rows.
    private Outcome addStep(SandboxId sandbox) {
        try {
            var outcome = database.<Outcome>transact(db -> store.lock(db, sandbox)
                    .map(position -> step(position).apply(db))
                    .orElse(Outcome.BUSY));
            step = Math.min(MAX_STEP, step * 2);
            return outcome;
        } catch (RuntimeException e) {
            if (!SqlErrors.isCancelled(e) || step == MIN_STEP) {
                throw e;
            }
            step = Math.max(MIN_STEP, step / 8);
            LOG.log(Level.WARNING, "Adding to the sums took too long; the next step adds {0} transactions", step);
            return Outcome.MORE;
        }
    }

    /// Transactions are processed only together with all pending changes; when these are too many for
    /// one step, they are processed first.
    private Work<Outcome> step(RollUpStore.Position position) {
        return db -> {
            var pending = store.pending(db, position, step);
            if (pending.lastId() <= position.rolledUpTo() && !pending.changed()) {
                return Outcome.DONE;
            }
            var beyond = pending.beyond();
            long to = beyond.isPresent() ? position.rolledUpTo() : Math.max(position.rolledUpTo(), pending.lastId());
            store.add(db, position, to, beyond.map(next -> next - 1).orElse(Long.MAX_VALUE));
            if (pending.changed()) {
                store.forget(db, position);
            }
            return Outcome.MORE;
        };
    }
}
