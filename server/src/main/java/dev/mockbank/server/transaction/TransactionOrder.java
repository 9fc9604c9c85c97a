package dev.mockbank.server.transaction;

import java.util.List;

/// The two directions of the list of transactions: by time, and those of equal times by number.
enum TransactionOrder {
    /// The latest first.
    NEWEST("transactions", "timestamp DESC, id DESC", "<"),
    /// The earliest first.
    OLDEST("transactions-oldest", "timestamp, id", ">");

    /// The names on the wire.
    static final List<String> WIRE_NAMES = List.of("newest", "oldest");

    private final String list;
    private final String sorting;
    private final String isBehind;

    TransactionOrder(String list, String sorting, String isBehind) {
        this.list = list;
        this.sorting = sorting;
        this.isBehind = isBehind;
    }

    static TransactionOrder named(String wireName) {
        return values()[WIRE_NAMES.indexOf(wireName)];
    }

    /// The other direction.
    TransactionOrder reversed() {
        return this == NEWEST ? OLDEST : NEWEST;
    }

    /// What the cursors of the list are marked with.
    String list() {
        return list;
    }

    /// What SQL sorts by.
    String sorting() {
        return sorting;
    }

    /// The SQL comparison of a row with one that stands before it in the list.
    String isBehind() {
        return isBehind;
    }
}
