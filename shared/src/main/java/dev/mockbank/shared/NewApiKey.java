package dev.mockbank.shared;

import org.jspecify.annotations.Nullable;

/// An API key to make.
///
/// @param name      at most 200 characters
/// @param rateLimit requests a minute; 0 is no limit; null means the server's setting
public record NewApiKey(@Nullable String name, @Nullable Integer rateLimit) {}
