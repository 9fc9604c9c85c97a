package dev.mockbank.shared;

/// An account to open.
///
/// @param name    1 to 200 characters
/// @param type    what kind of account
/// @param balance the opening balance
public record NewAccount(String name, AccountType type, Money balance) {

    /// The longest name, in characters.
    public static final int NAME_CHARACTERS = 200;
}
