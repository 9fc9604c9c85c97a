package dev.mockbank.shared;

import org.jspecify.annotations.Nullable;

/// What to change of a sandbox.
///
/// @param name       the new name, 1 to 200 characters; null leaves it
/// @param currency   the new currency, three letters by ISO 4217; null leaves it
/// @param setsExpiry whether its expiry changes
/// @param expiresIn  after how many seconds it is deleted; null for never
public record SandboxChange(
        @Nullable String name,
        @Nullable String currency,
        boolean setsExpiry,
        @Nullable Long expiresIn) {

    /// Another name.
    public static SandboxChange name(String name) {
        return new SandboxChange(name, null, false, null);
    }

    /// Another expiry.
    ///
    /// @param seconds from now; null for never
    public static SandboxChange expiresIn(@Nullable Long seconds) {
        return new SandboxChange(null, null, true, seconds);
    }
}
