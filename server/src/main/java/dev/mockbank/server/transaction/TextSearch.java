package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Database;
import dev.mockbank.server.transaction.DescriptionStore.Known;
import dev.mockbank.shared.TransactionCount;
import dev.mockbank.shared.TransactionSort;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/// Finds transactions by a text in their description. A frequent text fills the page with what is next in the list.
/// Of others the descriptions are looked up that have it, and the transactions that have those.
final class TextSearch {

    private static final Logger LOG = System.getLogger("mockbank.transaction");

    /// A text in more descriptions is likely to be in the list soon; reading on there is no slower.
    private static final int MAX_DESCRIPTIONS = 1000;

    /// For so many descriptions, the next transactions of each are merged, however many have them.
    private static final int MAX_MERGED = 200;

    /// So many transactions are looked at one by one, for whatever else the filter asks.
    private static final int MAX_FEW = 2000;

    /// So many transactions are found one by one to be counted; to read more of them, all may be read as well.
    private static final int MAX_COUNTED = 20_000;

    private final Database database;
    private final TransactionPageStore pages;
    private final TransactionCountStore counts;
    private final DescriptionStore descriptions = new DescriptionStore();
    private final AtomicBoolean askedForIndex = new AtomicBoolean();

    TextSearch(Database database, TransactionPageStore pages, TransactionCountStore counts) {
        this.database = database;
        this.pages = pages;
        this.counts = counts;
    }

    /// A page of the transactions that have the text.
    TransactionPage page(TransactionQuery query) {
        warnWithoutIndex();
        if (query.order().sort() != TransactionSort.TIME) {
            var known = known(query.filter());
            return known.texts().size() > MAX_DESCRIPTIONS ? pageOfList(query) : pageOf(query, known);
        }
        if (query.offset() > 0) {
            return pageOfList(query);
        }
        var next = database.readRaw(connection -> pages.pageOfNext(connection, query));
        if (!next.isLast() || !database.<Boolean>readRaw(connection -> pages.hasMoreThanNext(connection, query))) {
            return next;
        }
        var known = known(query.filter());
        return reaches(known, query.filter()) ? pageOf(query, known) : pageOfList(query);
    }

    private Known known(TransactionFilter filter) {
        return database.read(db -> descriptions.with(db, filter, MAX_DESCRIPTIONS + 1));
    }

    private TransactionPage pageOfList(TransactionQuery query) {
        return database.readRaw(connection -> pages.page(connection, query));
    }

    private TransactionPage pageOf(TransactionQuery query, Known known) {
        return database.readRaw(connection -> pages.pageOf(connection, query, known));
    }

    /// How many transactions pass the filter, and what they come to.
    TransactionCount count(TransactionFilter filter) {
        warnWithoutIndex();
        return database.read(db -> {
            var known = descriptions.with(db, filter, MAX_DESCRIPTIONS + 1);
            return known.texts().size() > MAX_DESCRIPTIONS
                            || descriptions.reachMore(db, filter.sandbox(), known, MAX_COUNTED)
                    ? counts.byReading(db, filter)
                    : counts.of(db, filter, known);
        });
    }

    private void warnWithoutIndex() {
        if (askedForIndex.compareAndSet(false, true) && !database.<Boolean>run(descriptions::hasIndex)) {
            LOG.log(
                    Level.WARNING,
                    "The database has no index of descriptions, because the extension pg_trgm is missing or forbidden:"
                            + " a search for a rare text reads all of them");
        }
    }

    /// Whether the descriptions lead to the page sooner than the list does.
    private boolean reaches(Known known, TransactionFilter filter) {
        int number = known.texts().size();
        boolean mergeable = number <= MAX_MERGED && !filter.hasListOfItsOwn();
        return number <= MAX_DESCRIPTIONS && (mergeable || !reachMore(known, filter));
    }

    private boolean reachMore(Known known, TransactionFilter filter) {
        return database.<Boolean>read(db -> descriptions.reachMore(db, filter.sandbox(), known, MAX_FEW));
    }
}
