package dev.mockbank.shared;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request to a sandbox that the server has answered, without its headers and bodies.
///
/// @param id           higher for later requests
/// @param at           when it arrived, by the clock of the server's machine
/// @param method       the HTTP method
/// @param path         path and query as they were sent, with keys masked
/// @param status       the HTTP status of the response
/// @param milliseconds how long the server took, until the response was written
/// @param key          the id and name of the API key
/// @param fault        the fault that was injected; null for none
/// @param replayed     whether the response is that of an earlier request with the same `Idempotency-Key`
public record RecordedRequest(
        long id,
        Instant at,
        String method,
        String path,
        int status,
        BigDecimal milliseconds,
        String key,
        @Nullable String fault,
        boolean replayed) {}
