package dev.mockbank.server.access;

import dev.mockbank.server.digest.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;

/// The SHA-256 of a key, which is all that is stored of it. Keys are long and random, so that no salt is needed;
/// hashes are compared in constant time.
final class KeyHash {

    private final byte[] bytes;

    private KeyHash(byte[] bytes) {
        this.bytes = bytes;
    }

    static KeyHash of(String key) {
        return new KeyHash(Sha256.of(key));
    }

    /// A hash from the database.
    static KeyHash stored(byte[] bytes) {
        return new KeyHash(bytes.clone());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyHash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Does not show the hash.
    @Override
    public String toString() {
        return "KeyHash";
    }
}
