package dev.mockbank.server.transaction;

import java.util.List;

/// The two directions of money.
enum TransactionType {
    /// Above zero.
    INCOME("amount > 0"),
    /// Below zero.
    EXPENSE("amount < 0");

    /// The names on the wire.
    static final List<String> WIRE_NAMES = List.of("income", "expense");

    private final String condition;

    TransactionType(String condition) {
        this.condition = condition;
    }

    static TransactionType named(String wireName) {
        return wireName.equals("income") ? INCOME : EXPENSE;
    }

    /// The SQL condition that holds for it.
    String condition() {
        return condition;
    }
}
