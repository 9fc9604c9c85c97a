package dev.mockbank.server.summary;

import dev.mockbank.server.db.Work;
import dev.mockbank.server.summary.RollUpStore.Position;

/// The sums and descriptions of books that were filled from outside, made anew.
public final class SumsFromBooks {

    /// How many transactions one statement adds: so many fit the memory that sorts have.
    private static final int STEP = 500_000;

    private SumsFromBooks() {}

    /// Makes them in a transaction that has emptied them, and that keeps everyone else away.
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

    /// All changes are in the rows as they are now. How far the sums had come stays the least that they say: numbers
    /// go on behind it.
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
