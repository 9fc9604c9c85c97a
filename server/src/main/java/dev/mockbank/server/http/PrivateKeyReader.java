package dev.mockbank.server.http;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// Reads a private key from PEM (RFC 7468): unencrypted PKCS#8, of any algorithm that certificates use.
final class PrivateKeyReader {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA", "RSASSA-PSS");

    private PrivateKeyReader() {}

    /// @param file where the text comes from, for the error message
    /// @throws IllegalStateException when there is none; the message is meant for the user
    static PrivateKey read(String text, Path file) {
        var pem = PEM.matcher(text);
        if (!pem.find()) {
            throw new IllegalStateException(reason(text, file));
        }
        try {
            var key = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
            for (var algorithm : ALGORITHMS) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(key);
                } catch (GeneralSecurityException ofAnotherAlgorithm) {
                    // Try the next one.
                }
            }
        } catch (IllegalArgumentException noBase64) {
            // The key is damaged.
        }
        throw new IllegalStateException("The private key in " + file
                + " of TLS_KEY is damaged, or of an algorithm that no" + " certificate uses");
    }

    private static String reason(String text, Path file) {
        if (text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----") || text.contains("Proc-Type: 4,ENCRYPTED")) {
            return "The private key in " + file
                    + " of TLS_KEY is encrypted with a password; decrypt it: openssl pkcs8 -topk8 -nocrypt" + " -in "
                    + file
                    + " -out key.pem";
        }
        if (text.contains("PRIVATE KEY-----")) {
            return "The private key in " + file
                    + " of TLS_KEY is not in PKCS#8; convert it: openssl pkcs8 -topk8 -nocrypt" + " -in " + file
                    + " -out key.pem";
        }
        return "The file " + file + " of TLS_KEY has no private key; it must be PEM, with -----BEGIN PRIVATE KEY-----";
    }
}
