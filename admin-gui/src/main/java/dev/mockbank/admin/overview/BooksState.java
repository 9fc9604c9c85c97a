package dev.mockbank.admin.overview;

import dev.mockbank.shared.BooksCheck;
import java.time.Instant;
import java.util.List;

/// What is known of the invariant "every balance is what was booked".
sealed interface BooksState {

    /// Not checked yet.
    record Unchecked() implements BooksState {}

    /// Every balance is what was booked.
    record Exact(BooksCheck check) implements BooksState {}

    /// Some balance is not.
    ///
    /// @param accounts the first accounts that are off, by their numbers
    /// @param more     how many others are known to be off
    record Off(List<OffAccount> accounts, int more, Instant checkedAt) implements BooksState {}

    /// An account whose balance is not what was booked.
    ///
    /// @param name the account's name
    record OffAccount(String name, BooksCheck.Difference difference) {}

    /// The check could not be made.
    ///
    /// @param sentence why, and what to do
    record Failed(String sentence) implements BooksState {}
}
