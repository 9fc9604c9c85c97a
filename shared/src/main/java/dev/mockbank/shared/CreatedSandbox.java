package dev.mockbank.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The answer to the creation of a sandbox.
///
/// @param id           2 or more
/// @param name         as it was asked for
/// @param currency     three letters by ISO 4217
/// @param createdAt    when it was made
/// @param expiresAt    when it is deleted; null when it stays
/// @param accounts     how many it begins with
/// @param transactions how many it begins with
/// @param apiKey       a key of access `control`, shown this once; null when none was asked for
public record CreatedSandbox(
        long id,
        String name,
        String currency,
        Instant createdAt,
        @Nullable Instant expiresAt,
        long accounts,
        long transactions,
        @Nullable String apiKey) {

    /// Everything but the key, so that no log ever holds it.
    @Override
    public String toString() {
        return "CreatedSandbox[id=" + id + ", name=" + name + "]";
    }
}
