package dev.mockbank.shared.client;

import java.util.UUID;

/// Generates `Idempotency-Key`s for requests whose caller provides none.
final class IdempotencyKeys {

    private IdempotencyKeys() {}

    /// A random key.
    static String random() {
        return UUID.randomUUID().toString();
    }
}
