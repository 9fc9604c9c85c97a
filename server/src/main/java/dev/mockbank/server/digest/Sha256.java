package dev.mockbank.server.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 (source: FIPS 180-4).
public final class Sha256 {

    private Sha256() {}

    /// A new digest, for incremental use.
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The digest of bytes.
    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    /// The digest of a string in UTF-8.
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
