package dev.mockbank.shared;

/// A category that transactions have.
///
/// @param category 0 to 100 characters, of a longer one its first 100
/// @param count    how many transactions have it, at least 1
public record CategoryCount(String category, long count) {}
