package dev.mockbank.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The answer to the creation of an API key: the only place that shows the key.
///
/// @param key       what a client sends in `x-api-key`
/// @param name      as it was asked for
/// @param id        to change or revoke it by
/// @param prefix    the key's first characters, to recognise it by
/// @param createdAt when it was made
/// @param rateLimit  requests a minute; 0 is no limit; null means the server's setting
/// @param sandboxId  the sandbox that it opens
/// @param access     what it may do there
public record IssuedApiKey(
        String key,
        @Nullable String name,
        long id,
        String prefix,
        Instant createdAt,
        @Nullable Integer rateLimit,
        long sandboxId,
        Access access) {

    /// Everything but the key, so that no log ever holds it.
    @Override
    public String toString() {
        return "IssuedApiKey[id=" + id + ", prefix=" + prefix + "]";
    }
}
