package dev.mockbank.shared;

/// An account as the API shows it.
///
/// @param id      positive, given by the bank, at most 2147483647
/// @param name    1 to 200 characters; rows taken over from a reference database may break this
/// @param type    `checking` or `savings`; rows taken over from a reference database may have another
/// @param balance the opening balance and every posting since
public record Account(long id, String name, String type, Money balance) {}
