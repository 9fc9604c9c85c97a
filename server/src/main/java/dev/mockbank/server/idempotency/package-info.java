/// Requests that may be repeated: `Idempotency-Key`, the claims behind it, and the answers that are given again.
@NullMarked
package dev.mockbank.server.idempotency;

import org.jspecify.annotations.NullMarked;
