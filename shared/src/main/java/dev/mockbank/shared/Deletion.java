package dev.mockbank.shared;

/// What a reset has deleted.
///
/// @param accounts     how many accounts
/// @param transactions how many transactions
public record Deletion(long accounts, long transactions) {

    /// What a request must say in `confirm`, so that no reset happens by mistake.
    public static final String CONFIRMATION = "delete all accounts and transactions";
}
