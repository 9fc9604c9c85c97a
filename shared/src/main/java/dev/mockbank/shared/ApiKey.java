package dev.mockbank.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An API key as its keeper sees it; the key itself is shown once, in [IssuedApiKey], and never again.
///
/// @param id         positive, given by the bank
/// @param name       at most 200 characters
/// @param prefix     the key's first characters, to recognise it by
/// @param createdAt  when it was made
/// @param lastUsedAt when it last opened a request, up to a minute late; null when never
/// @param revoked    whether it is refused
/// @param rateLimit  requests a minute; 0 is no limit; null means the server's setting
/// @param sandboxId  the sandbox that it opens
/// @param access     what it may do there
public record ApiKey(
        long id,
        @Nullable String name,
        String prefix,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        boolean revoked,
        @Nullable Integer rateLimit,
        long sandboxId,
        Access access) {

    /// The longest name, in characters.
    public static final int NAME_CHARACTERS = 200;

    /// The highest limit of a key, in requests a minute.
    public static final int MAX_RATE_LIMIT = 1_000_000;
}
