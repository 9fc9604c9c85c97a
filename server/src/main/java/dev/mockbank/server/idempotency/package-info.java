/// Idempotent requests: `Idempotency-Key`, its claims, and the responses that are replayed.
@NullMarked
package dev.mockbank.server.idempotency;

import org.jspecify.annotations.NullMarked;
