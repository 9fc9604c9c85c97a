package dev.mockbank.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A bank of its own inside the server, as the master key sees it.
///
/// @param id           1 is `main`
/// @param name         1 to 200 characters; several may have the same
/// @param currency     three letters by ISO 4217
/// @param createdAt    when it was made
/// @param expiresAt    when it is deleted; null when it stays
/// @param lastUsedAt   when one of its keys was last used, up to a minute late; null when never
/// @param faults       how many fault rules are in force
/// @param accounts     how many there are
/// @param transactions how many there are
/// @param keys         how many of its API keys are not revoked
public record Sandbox(
        long id,
        String name,
        String currency,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        long faults,
        long accounts,
        long transactions,
        long keys) {

    /// The longest name, of a sandbox and of a snapshot, in characters.
    public static final int NAME_CHARACTERS = 200;

    /// How many a server has at most.
    public static final int MAX_SANDBOXES = 10_000;

    /// How many transactions are copied at once at most, for a snapshot, a fork or a reset to a snapshot.
    public static final int MAX_COPIED_TRANSACTIONS = 1_000_000;

    /// The latest that a sandbox can expire, in seconds from now: ten years.
    public static final int MAX_EXPIRES_IN = 315_360_000;
}
