package dev.mockbank.server.transaction;

import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.shared.Transaction;
import java.util.List;

/// The result of booking a group of postings.
sealed interface PostingResult {

    /// The group is booked.
    ///
    /// @param transactions in their order
    /// @param replayed     whether an earlier request with the same claim booked it
    record Booked(List<Transaction> transactions, boolean replayed) implements PostingResult {}

    /// Nothing was booked, because an account does not exist.
    record AccountMissing() implements PostingResult {}

    /// Nothing was booked, because a balance would become too large.
    record BalanceTooLarge() implements PostingResult {}

    /// Nothing was booked, because the `Idempotency-Key` was used for a different request.
    record ClaimUsedOtherwise() implements PostingResult {}

    /// Nothing was booked, because an equal claim exists that has expired; it has to be deleted first.
    record ClaimExpired(Claim claim) implements PostingResult {}
}
