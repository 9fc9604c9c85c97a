package dev.mockbank.server.transaction;

import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.shared.Transaction;
import java.util.List;

/// What became of a group of postings.
sealed interface PostingResult {

    /// It is in the books.
    ///
    /// @param transactions in their order
    /// @param replayed     whether an earlier request with the same claim booked it
    record Booked(List<Transaction> transactions, boolean replayed) implements PostingResult {}

    /// Nothing was done, because an account is not there.
    record AccountMissing() implements PostingResult {}

    /// Nothing was done, because a balance would get too large.
    record BalanceTooLarge() implements PostingResult {}

    /// Nothing was done, because the claim's key was used for another request.
    record ClaimUsedOtherwise() implements PostingResult {}

    /// Nothing was done, because there is an equal claim that is older than claims are kept: it is to be forgotten.
    record ClaimExpired(Claim claim) implements PostingResult {}
}
