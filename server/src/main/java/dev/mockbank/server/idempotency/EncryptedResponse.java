package dev.mockbank.server.idempotency;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts stored responses with AES-256-GCM: a random nonce, then the ciphertext with its tag.
final class EncryptedResponse {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private EncryptedResponse() {}

    /// @param key 32 bytes
    static byte[] seal(byte[] key, byte[] response) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var ciphertext = run(Cipher.ENCRYPT_MODE, key, nonce, ByteBuffer.wrap(response));
        return ByteBuffer.allocate(NONCE_BYTES + ciphertext.length)
                .put(nonce)
                .put(ciphertext)
                .array();
    }

    /// @param key the key that it was sealed with
    static byte[] open(byte[] key, ByteBuffer sealed) {
        var nonce = new byte[NONCE_BYTES];
        sealed.get(nonce);
        return run(Cipher.DECRYPT_MODE, key, nonce, sealed);
    }

    private static byte[] run(int mode, byte[] key, byte[] nonce, ByteBuffer input) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            var bytes = new byte[input.remaining()];
            input.get(bytes);
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored response could not be encrypted or decrypted", e);
        }
    }
}
