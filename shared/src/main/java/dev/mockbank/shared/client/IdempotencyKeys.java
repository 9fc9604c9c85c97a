package dev.mockbank.shared.client;

import java.util.UUID;

/// The keys of requests whose caller gives none.
final class IdempotencyKeys {

    private IdempotencyKeys() {}

    /// A key that no other request has.
    static String random() {
        return UUID.randomUUID().toString();
    }
}
