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
        @Nullable Money amountMax) {

    /// Whether an index has the list of its transactions alone.
    boolean hasListOfItsOwn() {
        return accountId != null || category != null;
    }

    /// The same transactions behind a place in the list: without the end that the place sets already, from which
    /// PostgreSQL might read on to the place.
    TransactionFilter behind(TransactionPlace place, TransactionOrder order) {
        var time = place.timestamp();
        return switch (order) {
            case NEWEST ->
                within(
                        from,
                        to == null || !time.isAfter(to) ? null : to,
                        before == null || time.isBefore(before) ? null : before);
            case OLDEST -> within(from == null || !time.isBefore(from) ? null : from, to, before);
        };
    }

    private TransactionFilter within(@Nullable Instant from, @Nullable Instant to, @Nullable Instant before) {
        return new TransactionFilter(accountId, category, from, to, before, text, type, amountMin, amountMax);
    }
}
