package dev.mockbank.server.http;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/// Reads a chain of certificates from PEM.
final class CertificateReader {

    private static final String MARK = "-----BEGIN CERTIFICATE-----";

    private CertificateReader() {}

    /// @param file where the text comes from, for the error message
    /// @throws IllegalStateException when there is none; the message is meant for the user
    static List<X509Certificate> read(String text, Path file) {
        if (!text.contains(MARK)) {
            throw new IllegalStateException(
                    "The file " + file + " of TLS_CERT has no certificate; it must be PEM, with " + MARK);
        }
        try {
            var bytes =
                    new ByteArrayInputStream(text.substring(text.indexOf(MARK)).getBytes(StandardCharsets.ISO_8859_1));
            return CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new IllegalStateException(
                    "The certificate in " + file + " of TLS_CERT is damaged (" + e.getMessage() + ")", e);
        }
    }
}
