package dev.mockbank.server.command;

import dev.mockbank.server.http.TlsFiles;

/// Checks whether the certificate for HTTPS can be used.
final class TlsCheck {

    private static final String SUBJECT = "tls";

    private TlsCheck() {}

    static Finding find(TlsFiles files) {
        try {
            return Finding.right(
                    SUBJECT,
                    "the certificate in " + files.certificate() + " is valid until "
                            + files.read().validUntil());
        } catch (IllegalStateException e) {
            return Finding.wrong(SUBJECT, String.valueOf(e.getMessage()));
        }
    }
}
