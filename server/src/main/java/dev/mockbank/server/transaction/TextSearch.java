package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Database;
import dev.mockbank.server.transaction.DescriptionStore.Known;
import dev.mockbank.shared.TransactionCount;
import dev.mockbank.shared.TransactionSort;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/// Finds transactions by a text in their description. A frequent text fills a page from the next rows of
/// the list. For other texts it looks up the descriptions that contain it, and then the transactions
/// with these.
final class TextSearch {

    private static final Logger LOG = System.getLogger("mockbank.transaction");

    /// A text in more descriptions than this is likely to be found in the list soon; scanning the list
    /// is no slower.
    private static final int MAX_DESCRIPTIONS = 1000;

    /// Up to this many descriptions, the next transactions of each are merged, whatever their number.
    private static final int MAX_MERGED = 200;

    /// Up to this many transactions are fetched one by one to check the other conditions of the filter.
    private static final int MAX_FEW = 2000;

    /// Up to this many transactions are fetched one by one to be counted; beyond it, scanning all is no
    /// slower.
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

    /// A page of the transactions whose description contains the text.
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

    /// The number and the totals of the transactions that match the filter.
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

    /// Whether going through the descriptions is faster than scanning the list.
    private boolean reaches(Known known, TransactionFilter filter) {
        int number = known.texts().size();
        boolean mergeable = number <= MAX_MERGED && !filter.hasListOfItsOwn();
        return number <= MAX_DESCRIPTIONS && (mergeable || !reachMore(known, filter));
    }

    private boolean reachMore(Known known, TransactionFilter filter) {
        return database.<Boolean>read(db -> descriptions.reachMore(db, filter.sandbox(), known, MAX_FEW));
    }
}
