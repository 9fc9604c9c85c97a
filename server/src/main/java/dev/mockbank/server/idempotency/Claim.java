package dev.mockbank.server.idempotency;

import dev.mockbank.server.digest.Sha256;
import dev.mockbank.server.http.Request;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Identifies a request that is to be executed once. Its scope is the API key, the method and the path, within which
/// the `Idempotency-Key` is unique. Two claims are equal when scope and key are.
public final class Claim {

    private final byte[] id;
    private final byte[] requestHash;
    private final String secret;

    private Claim(byte[] id, byte[] requestHash, String secret) {
        this.id = id;
        this.requestHash = requestHash;
        this.secret = secret;
    }

    /// The claim of a request; null when it has no `Idempotency-Key`.
    public static @Nullable Claim of(Request request) {
        return request.attached(Claim.class).orElse(null);
    }

    /// The claim of a request with this key.
    ///
    /// @param apiKey the request's API key, without which neither the claim nor its stored response can be
    /// recovered
    static Claim by(String apiKey, IdempotencyKey key, Request request) {
        var route = request.method() + " " + request.path().replaceFirst("/$", "");
        var secret = apiKey + "\n" + route + "\n" + key.text();
        var requestHash = Sha256.digest();
        requestHash.update(bytes(route + "\n"));
        return new Claim(hash("claim", secret), requestHash.digest(request.rawBody()), secret);
    }

    /// The claim's id: 32 bytes that disclose nothing about the keys.
    public byte[] id() {
        return id.clone();
    }

    /// The SHA-256 of method, path and body.
    public byte[] requestHash() {
        return requestHash.clone();
    }

    /// Encrypts the response, so that only a client that repeats the request can read it.
    byte[] seal(byte[] response) {
        return EncryptedResponse.seal(hash("answer", secret), response);
    }

    /// Decrypts a response that was sealed for an equal claim.
    byte[] open(ByteBuffer sealed) {
        return EncryptedResponse.open(hash("answer", secret), sealed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Claim claim && Arrays.equals(id, claim.id);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(id);
    }

    /// Does not show the keys.
    @Override
    public String toString() {
        return "Claim";
    }

    /// Derives independent hashes for different labels.
    private static byte[] hash(String label, String secret) {
        return Sha256.of("mockbank " + label + "\n" + secret);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
