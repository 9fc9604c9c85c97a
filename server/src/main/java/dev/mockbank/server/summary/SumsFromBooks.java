package dev.mockbank.server.summary;

import dev.mockbank.server.db.Work;

/// The sums and descriptions of books that were filled from outside, made anew.
public final class SumsFromBooks {

    /// How many transactions one statement adds: so many fit the memory that sorts have.
    private static final long STEP = 500_000;

    private SumsFromBooks() {}

    /// Makes them in a transaction that has emptied them, and that keeps everyone else away.
    ///
    /// @return the last number that they hold
    public static Work<Long> make() {
        var store = new RollUpStore();
        return db -> {
            store.beginAnew(db);
            long last = store.standing(db).lastGiven();
            long from = 0;
            while (from < last) {
                long to = store.after(db, from, STEP).orElse(last);
                store.add(db, from, to);
                from = to;
            }
            store.sortDescriptions(db);
            return last;
        };
    }
}
