package dev.mockbank.shared;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Money that was moved from one account to another, by two transactions that stand or fall together.
///
/// @param id            the `transfer_id` of both transactions
/// @param fromAccountId the account that it left
/// @param toAccountId   the account that it went to
/// @param amount        above zero
/// @param category      the category of the first transaction
/// @param description   the description of the first transaction
/// @param timestamp     when it happened
/// @param transactions  the two: first the one that took the money, then the one that brought it
public record Transfer(
        long id,
        long fromAccountId,
        long toAccountId,
        Money amount,
        @Nullable String category,
        @Nullable String description,
        Instant timestamp,
        List<Transaction> transactions) {}
