package dev.mockbank.server.http;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A certificate that a server can present: the key matches it, and it is valid now.
public final class ServerCertificate {

    /// Types of names (source: RFC 5280, "GeneralName").
    private static final int DNS_NAME = 2;

    private static final int IP_ADDRESS = 7;

    private static final byte[] PROBE = {1, 2, 3};

    private final List<X509Certificate> chain;
    private final PrivateKey key;

    /// @throws IllegalStateException when it cannot be used; the message is meant for the user
    ServerCertificate(List<X509Certificate> chain, PrivateKey key, TlsFiles files) {
        this.chain = List.copyOf(chain);
        this.key = key;
        checkTime(files);
        if (!belongs(key, own().getPublicKey())) {
            throw new IllegalStateException("The private key in " + files.key()
                    + " does not belong to the first certificate in " + files.certificate()
                    + "; use a matching pair, with the server's own certificate first");
        }
    }

    /// When it expires.
    public Instant validUntil() {
        return own().getNotAfter().toInstant();
    }

    /// Whether it is self-signed, so that clients must be configured to trust it.
    public boolean isSelfSigned() {
        return own().getSubjectX500Principal().equals(own().getIssuerX500Principal());
    }

    /// Whether this is the same certificate.
    public boolean is(X509Certificate other) {
        return own().equals(other);
    }

    /// A name in the certificate: this one if it is there, else the first.
    String nameLike(String name) {
        var names = names();
        return names.isEmpty() || names.contains(name) ? name : names.getFirst();
    }

    List<X509Certificate> chain() {
        return chain;
    }

    PrivateKey key() {
        return key;
    }

    private X509Certificate own() {
        return chain.getFirst();
    }

    private List<String> names() {
        try {
            var names = own().getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name ->
                                    Objects.equals(name.get(0), DNS_NAME) || Objects.equals(name.get(0), IP_ADDRESS))
                            .map(name -> String.valueOf(name.get(1)))
                            .filter(name -> !name.startsWith("*"))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private void checkTime(TlsFiles files) {
        try {
            own().checkValidity();
        } catch (CertificateExpiredException e) {
            throw new IllegalStateException(
                    "The certificate in " + files.certificate() + " expired on " + validUntil() + "; renew it", e);
        } catch (CertificateNotYetValidException e) {
            throw new IllegalStateException(
                    "The certificate in " + files.certificate() + " is not valid before "
                            + own().getNotBefore().toInstant() + "; check the clock of this machine",
                    e);
        }
    }

    /// Verifies a signature of the private key with the certificate's public key.
    private static boolean belongs(PrivateKey key, PublicKey certified) {
        try {
            var algorithm = switch (key.getAlgorithm()) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> key.getAlgorithm();
            };
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            var signed = signature.sign();
            signature.initVerify(certified);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException ofAnotherKind) {
            return false;
        }
    }
}
