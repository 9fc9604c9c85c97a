package dev.mockbank.server.access;

import java.security.SecureRandom;
import java.util.Base64;

/// Generates keys: a prefix that identifies their kind, and 256 random bits.
final class KeyText {

    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyText() {}

    static String random(String prefix) {
        var bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
