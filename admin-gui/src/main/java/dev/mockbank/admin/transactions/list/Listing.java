package dev.mockbank.admin.transactions.list;

import dev.mockbank.admin.search.Sort;
import dev.mockbank.shared.client.TransactionFilter;

/// A list of the bank's: which transactions, and in which order.
record Listing(TransactionFilter filter, Sort sort) {

    /// All transactions, newest first.
    static final Listing ALL = new Listing(TransactionFilter.all(), Sort.NEWEST);

    /// As the bank is asked for it.
    TransactionFilter forwards() {
        return sort.apply(filter);
    }

    /// As the bank is asked for the same list from its end.
    TransactionFilter backwards() {
        return sort.reversed().apply(filter);
    }

    /// Whether the reversed list is the mirror of this one. Of texts it is not: transactions without one come last in
    /// both.
    boolean isMirrored() {
        return switch (sort.by()) {
            case TIME, AMOUNT, ACCOUNT, BALANCE_AFTER -> true;
            case DESCRIPTION, CATEGORY -> false;
        };
    }
}
