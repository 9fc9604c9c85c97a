package dev.mockbank.server.sandbox;

import org.jspecify.annotations.Nullable;

/// What to change of a sandbox.
///
/// @param name       the new name; null leaves it
/// @param currency   the new currency; null leaves it
/// @param setsExpiry whether the time of its end changes
/// @param expiresIn  in how many seconds it is deleted; null lets it stay
record SandboxChange(
        @Nullable String name,
        @Nullable String currency,
        boolean setsExpiry,
        @Nullable Long expiresIn) {}
