package dev.mockbank.admin.search;

import dev.mockbank.shared.TransactionSort;
import dev.mockbank.shared.client.TransactionFilter;

/// The order of the transactions.
///
/// @param ascending whether the smallest, or the oldest, comes first
public record Sort(TransactionSort by, boolean ascending) {

    /// Newest first.
    public static final Sort NEWEST = new Sort(TransactionSort.TIME, false);

    /// The same the other way round.
    public Sort reversed() {
        return new Sort(by, !ascending);
    }

    /// Whether new transactions appear at the list's beginning.
    public boolean isNewestFirst() {
        return equals(NEWEST);
    }

    /// As the bank is asked.
    public TransactionFilter apply(TransactionFilter filter) {
        return ascending ? filter.ascending(by) : filter.descending(by);
    }
}
