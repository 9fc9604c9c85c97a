package dev.mockbank.server.transaction;

import java.util.List;

/// The two directions of money.
enum TransactionType {
    /// Amounts above zero.
    INCOME("amount > 0"),
    /// Amounts below zero.
    EXPENSE("amount < 0");

    /// The values of the query parameter.
    static final List<String> WIRE_NAMES = List.of("income", "expense");

    private final String condition;

    TransactionType(String condition) {
        this.condition = condition;
    }

    static TransactionType named(String wireName) {
        return wireName.equals("income") ? INCOME : EXPENSE;
    }

    /// The SQL condition.
    String condition() {
        return condition;
    }
}
