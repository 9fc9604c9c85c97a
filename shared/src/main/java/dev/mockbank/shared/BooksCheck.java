package dev.mockbank.shared;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// Whether every balance is its account's opening balance and its transactions, and every sum what its
/// transactions come to, to the cent.
///
/// @param exact        whether they are
/// @param accounts     the number of accounts checked: all of them
/// @param transactions how many transactions were added up: all of them
/// @param checkedAt    when
/// @param seconds      how long it took, to the millisecond
/// @param differences  the first 100 accounts whose balance is another one, by their ids
/// @param wrongSums    how many sums by month or by day are not what their transactions come to; after a repair, how
/// many were not
public record BooksCheck(
        boolean exact,
        long accounts,
        long transactions,
        Instant checkedAt,
        BigDecimal seconds,
        List<Difference> differences,
        long wrongSums) {

    /// An account whose balance is not what was booked.
    ///
    /// @param balance what the account says
    /// @param booked  the opening balance and the transactions
    public record Difference(long accountId, Money balance, Money booked) {}
}
