package dev.mockbank.shared;

import org.jspecify.annotations.Nullable;

/// What to change of an account; what is null stays.
///
/// @param name 1 to 200 characters
/// @param type what kind of account
public record AccountChange(@Nullable String name, @Nullable AccountType type) {}
