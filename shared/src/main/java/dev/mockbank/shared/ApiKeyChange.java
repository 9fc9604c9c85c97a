package dev.mockbank.shared;

import org.jspecify.annotations.Nullable;

/// What to change of an API key.
///
/// @param setsName      whether the name changes
/// @param name          the new name, at most 200 characters; null takes it away
/// @param setsRateLimit whether the limit changes
/// @param rateLimit     requests a minute; 0 is no limit; null means the server's setting
public record ApiKeyChange(
        boolean setsName,
        @Nullable String name,
        boolean setsRateLimit,
        @Nullable Integer rateLimit) {}
