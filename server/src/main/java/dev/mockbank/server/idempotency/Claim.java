package dev.mockbank.server.idempotency;

import dev.mockbank.server.digest.Sha256;
import dev.mockbank.server.http.Request;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A request's claim to be carried out once. Its scope is the API key, the method and the path; within it the
/// `Idempotency-Key` tells requests apart. Two claims are equal when scope and key are.
public final class Claim {

    private final byte[] id;
    private final byte[] requestHash;
    private final String secret;

    private Claim(byte[] id, byte[] requestHash, String secret) {
        this.id = id;
        this.requestHash = requestHash;
        this.secret = secret;
    }

    /// The claim of a request; null when it came without an `Idempotency-Key`.
    public static @Nullable Claim of(Request request) {
        return request.attached(Claim.class).orElse(null);
    }

    /// The claim that a request makes with its key.
    ///
    /// @param apiKey as the request has it; without it neither the claim nor its stored answer can be found out
    static Claim by(String apiKey, IdempotencyKey key, Request request) {
        var route = request.method() + " " + request.path().replaceFirst("/$", "");
        var secret = apiKey + "\n" + route + "\n" + key.text();
        var requestHash = Sha256.digest();
        requestHash.update(bytes(route + "\n"));
        return new Claim(hash("claim", secret), requestHash.digest(request.rawBody()), secret);
    }

    /// What it is found by: 32 bytes that say nothing about the keys.
    public byte[] id() {
        return id.clone();
    }

    /// The SHA-256 of method, path and body.
    public byte[] requestHash() {
        return requestHash.clone();
    }

    /// The answer, so that only a client that repeats the request can read it.
    byte[] seal(byte[] answer) {
        return EncryptedResponse.seal(hash("answer", secret), answer);
    }

    /// The answer that was sealed for an equal claim.
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

    /// Nothing of the keys.
    @Override
    public String toString() {
        return "Claim";
    }

    /// Hashes under two labels have nothing to do with each other.
    private static byte[] hash(String label, String secret) {
        return Sha256.of("mockbank " + label + "\n" + secret);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
