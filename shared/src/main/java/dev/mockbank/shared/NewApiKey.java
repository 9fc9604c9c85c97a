package dev.mockbank.shared;

import org.jspecify.annotations.Nullable;

/// An API key to make.
///
/// @param name      at most 200 characters
/// @param rateLimit requests a minute; 0 is no limit; null means the server's setting
/// @param sandboxId the sandbox that it opens; 1 is `main`
/// @param access    what it may do there
public record NewApiKey(@Nullable String name, @Nullable Integer rateLimit, long sandboxId, Access access) {

    /// A key of the sandbox `main` that reads and writes.
    public NewApiKey(@Nullable String name, @Nullable Integer rateLimit) {
        this(name, rateLimit, 1, Access.WRITE);
    }
}
