package dev.mockbank.shared;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// Whether every balance is its account's opening balance and its transactions, to the cent.
///
/// @param exact        whether it is
/// @param accounts     how many accounts were looked at: all of them
/// @param transactions how many transactions were added up: all of them
/// @param checkedAt    when
/// @param seconds      how long it took, to the millisecond
/// @param differences  the first 100 accounts of which it is not true, by their numbers
public record BooksCheck(
        boolean exact,
        long accounts,
        long transactions,
        Instant checkedAt,
        BigDecimal seconds,
        List<Difference> differences) {

    /// An account whose balance is not what was booked.
    ///
    /// @param balance what the account says
    /// @param booked  the opening balance and the transactions
    public record Difference(long accountId, Money balance, Money booked) {}
}
