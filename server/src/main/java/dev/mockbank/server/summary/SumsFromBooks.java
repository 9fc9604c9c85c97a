package dev.mockbank.server.summary;

import dev.mockbank.server.db.Work;
import dev.mockbank.server.summary.RollUpStore.Position;

/// Recomputes the sums and descriptions of books that were filled by other means.
public final class SumsFromBooks {

    /// How many transactions one statement processes: as many as fit into the memory for sorting.
    private static final int STEP = 500_000;

    private SumsFromBooks() {}

    /// Recomputes them in a transaction that has emptied them, and that excludes everyone else.
    public static Work<Boolean> make() {
        var store = new RollUpStore();
        return db -> {
            for (var position : store.positions(db)) {
                var _ = make(store, position).apply(db);
            }
            store.sortDescriptions(db);
            return true;
        };
    }

    /// The rows include all changes. The recorded position of the sums stays a lower bound: ids continue
    /// after it.
    private static Work<Position> make(RollUpStore store, Position position) {
        return db -> {
            long changesTo = store.beginAnew(db, position.ledgerId());
            var from = new Position(position.ledgerId(), 0, changesTo);
            long to = store.pending(db, from, STEP).lastId();
            while (to > from.rolledUpTo()) {
                store.add(db, from, to, changesTo);
                from = new Position(position.ledgerId(), to, changesTo);
                to = store.pending(db, from, STEP).lastId();
            }
            store.setAtLeast(db, position);
            return position;
        };
    }
}
