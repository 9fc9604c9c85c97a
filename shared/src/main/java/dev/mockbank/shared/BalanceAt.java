package dev.mockbank.shared;

import java.time.LocalDate;

/// A balance of the past: of one account, or of all accounts together.
///
/// @param date    the day in UTC at the end of which it was
/// @param balance the balance of now, less every amount that is dated later
public record BalanceAt(LocalDate date, Money balance) {}
