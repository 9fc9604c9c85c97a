package dev.mockbank.shared;

import org.jspecify.annotations.Nullable;

/// What to change of a transaction. Its amount, account and time stay: to change these, delete it and add another.
///
/// @param setsCategory    whether the category changes
/// @param category        the new category, at most 100 characters; null takes it away
/// @param setsDescription whether the description changes
/// @param description     the new description, at most 1,000 characters; null takes it away
public record TransactionChange(
        boolean setsCategory,
        @Nullable String category,
        boolean setsDescription,
        @Nullable String description) {}
