package dev.mockbank.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A sandbox as one of its API keys sees it.
///
/// @param id           1 is `main`
/// @param name         1 to 200 characters
/// @param currency     three letters by ISO 4217
/// @param access       what the key may do
/// @param expiresAt    when the sandbox is deleted; null when it stays
/// @param faults       how many fault rules are in force
/// @param accounts     how many there are
/// @param transactions how many there are
public record OwnSandbox(
        long id,
        String name,
        String currency,
        Access access,
        @Nullable Instant expiresAt,
        long faults,
        long accounts,
        long transactions) {}
