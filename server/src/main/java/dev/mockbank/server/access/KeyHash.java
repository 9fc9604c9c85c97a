package dev.mockbank.server.access;

import dev.mockbank.server.digest.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;

/// The SHA-256 of a key, which is all that is kept of one. Keys are long and random, so that no salt is needed;
/// hashes are compared in constant time.
final class KeyHash {

    private final byte[] bytes;

    private KeyHash(byte[] bytes) {
        this.bytes = bytes;
    }

    static KeyHash of(String key) {
        return new KeyHash(Sha256.of(key));
    }

    /// The hash that the database has.
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

    /// Nothing of the hash.
    @Override
    public String toString() {
        return "KeyHash";
    }
}
