package dev.mockbank.server.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The two PEM files for HTTPS, as certbot and openssl write them.
///
/// @param certificate the server's certificate, followed by the intermediate ones
/// @param key         its private key, in PKCS#8
public record TlsFiles(Path certificate, Path key) {

    private static final long MAX_BYTES = 1 << 20;

    /// The content of the files at one moment.
    record Contents(String certificate, String key) {

        /// Does not show the key.
        @Override
        public String toString() {
            return "Contents";
        }
    }

    /// Reads the files.
    ///
    /// @throws IllegalStateException when they cannot be used; the message is meant for the user
    public ServerCertificate read() {
        return read(contents());
    }

    ServerCertificate read(Contents contents) {
        return new ServerCertificate(
                CertificateReader.read(contents.certificate(), certificate),
                PrivateKeyReader.read(contents.key(), key),
                this);
    }

    Contents contents() {
        return new Contents(text(certificate, "TLS_CERT"), text(key, "TLS_KEY"));
    }

    private static String text(Path file, String setting) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalStateException("The file " + file + " of " + setting + " is too large for a PEM file");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("There is no file " + file + ", which " + setting + " refers to", e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The file " + file + " of " + setting + " cannot be read (" + e.getMessage() + "); let user "
                            + System.getProperty("user.name") + " read it",
                    e);
        }
    }
}
