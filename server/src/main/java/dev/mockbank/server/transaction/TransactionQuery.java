package dev.mockbank.server.transaction;

import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.Inputs;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.shared.TransactionSort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The query of `GET /transactions`.
///
/// @param filter which transactions
/// @param order  their order
/// @param after  the position after which the page begins; null for the first page
/// @param limit  the maximum number of rows, 1 to 1,000
/// @param offset how many rows to skip, at most 100,000; 0 with a cursor
record TransactionQuery(
        TransactionFilter filter,
        TransactionOrder order,
        @Nullable TransactionPlace after,
        int limit,
        int offset) {

    private static final long DEFAULT_LIMIT = 100;
    private static final long MAX_LIMIT = 1000;

    /// Skipped rows have to be read; for later pages there are cursors.
    private static final long MAX_OFFSET = 100_000;

    /// Reads the query.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 422 when a parameter is invalid
    static TransactionQuery read(SandboxId sandbox, Inputs query) {
        var filter = TransactionFilter.read(sandbox, query);
        var sortName = query.optional("sort", FieldReaders.oneOf(TransactionSort.wireNames()));
        var sort = TransactionSort.named(sortName.or("time"));
        var direction = query.optional("order", FieldReaders.oneOf(TransactionOrder.wireNames(sort)));
        var order = TransactionOrder.of(sort, direction.orNull());
        var limit = query.optional("limit", FieldReaders.integer(1, MAX_LIMIT));
        var offset = query.optional("offset", FieldReaders.integer(0, Long.MAX_VALUE));
        var cursor = query.optional("cursor", TransactionPlace.reader(order));
        if (cursor.present() && offset.present()) {
            query.wrong("offset", FieldErrors.CURSOR_WITH_OFFSET);
        } else if (offset.or(0L) > MAX_OFFSET) {
            query.wrong("offset", FieldErrors.offsetTooLarge(MAX_OFFSET));
        }
        query.check();
        return new TransactionQuery(
                filter.get(),
                order,
                cursor.orNull(),
                limit.or(DEFAULT_LIMIT).intValue(),
                offset.or(0L).intValue());
    }

    /// Whether rows have a running balance: in the list of one account by time, with no condition but
    /// the period, each row changed the balance by its amount since the row before.
    boolean hasRunningBalance() {
        return order.sort() == TransactionSort.TIME && filter.isOfOneAccountAlone();
    }

    /// Whether the page begins where the list by time would without a bound on the period.
    boolean beginsWholeList() {
        var period = filter.period();
        boolean bounded = order.descending() ? period.to() != null || period.before() != null : period.from() != null;
        return after == null && offset == 0 && !bounded;
    }

    /// The parts of the list from which the page is read; one when rows are skipped, because only the
    /// whole list can be counted.
    List<TransactionOrder.Section> sections() {
        return offset > 0 ? List.of(order.whole()) : order.sections(after);
    }

    /// The filter of the rows that can be on the page.
    TransactionFilter filterBehindPlace() {
        return after == null || order.sort() != TransactionSort.TIME
                ? filter
                : filter.within(filter.period().behind(after, order.descending()));
    }

    /// How many rows are read: one more than the page has, which indicates whether there is a next page.
    int reach() {
        return limit + 1;
    }
}
