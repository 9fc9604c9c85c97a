package dev.mockbank.shared;

import org.jspecify.annotations.Nullable;

/// Money to move from one account to another.
///
/// @param fromAccountId the account that it leaves
/// @param toAccountId   the account that it goes to, another one
/// @param amount        above zero
/// @param category      of both transactions, at most 100 characters
/// @param description   of both transactions, at most 1,000 characters
public record NewTransfer(
        long fromAccountId,
        long toAccountId,
        Money amount,
        @Nullable String category,
        @Nullable String description) {}
