package dev.mockbank.server.transaction;

import dev.mockbank.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which transactions to list; what is null does not matter.
///
/// @param accountId of this account
/// @param category  of exactly this category
/// @param from      at this instant or later
/// @param to        at this instant or earlier
/// @param before    earlier than this instant
/// @param text      somewhere in the description, in any case of letters
/// @param type      income or spending
/// @param amountMin of this amount or more
/// @param amountMax of this amount or less
record TransactionFilter(
        @Nullable Long accountId,
        @Nullable String category,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant before,
        @Nullable String text,
        @Nullable TransactionType type,
        @Nullable Money amountMin,
        @Nullable Money amountMax) {}
