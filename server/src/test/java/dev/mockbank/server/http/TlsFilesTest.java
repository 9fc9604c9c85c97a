package dev.mockbank.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockbank.server.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Certificates and keys of every kind are read, and what is wrong with one is told with its file.
class TlsFilesTest {

    @TempDir
    private static Path folder;

    private static TestCertificate certificate;

    @BeforeAll
    static void make() {
        certificate = TestCertificate.in(folder.resolve("right"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void eachKindOfKeyIsRead(String algorithm) {
        var made = TestCertificate.in(folder.resolve(algorithm), algorithm);

        var read = new TlsFiles(made.certificateFile(), made.keyFile()).read();

        assertThat(read.is(made.certificate())).isTrue();
        assertThat(read.isSelfSigned()).isTrue();
        assertThat(read.validUntil()).isAfter(Instant.now());
    }

    @Test
    void clientsAreSentToANameThatTheCertificateHas() {
        var files = new TlsFiles(certificate.certificateFile(), certificate.keyFile());

        assertThat(address("127.0.0.1", files)).isEqualTo("https://127.0.0.1:8443");
        assertThat(address("0.0.0.0", files)).isEqualTo("https://127.0.0.1:8443");
        assertThat(address("192.0.2.7", files)).isEqualTo("https://localhost:8443");
    }

    @Test
    void aFileThatIsNotThereIsNamedWithItsSetting() {
        var none = folder.resolve("none.pem");

        assertRefused(none, certificate.keyFile(), "There is no file " + none + ", which TLS_CERT refers to");
        assertRefused(certificate.certificateFile(), none, "There is no file " + none + ", which TLS_KEY refers to");
        assertRefused(folder, certificate.keyFile(), "of TLS_CERT");
    }

    @Test
    void filesInEachOthersPlaceAreTold() {
        assertRefused(certificate.keyFile(), certificate.keyFile(), "of TLS_CERT has no certificate");
        assertRefused(certificate.certificateFile(), certificate.certificateFile(), "of TLS_KEY has no private key");
    }

    @Test
    void aKeyInAnotherFormComesWithTheCommandThatConvertsIt() throws IOException {
        var old = write("old.pem", "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        assertRefused(
                certificate.certificateFile(), old, "is not in PKCS#8; convert it: openssl pkcs8 -topk8 -nocrypt");

        var locked = write(
                "locked.pem", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");
        assertRefused(certificate.certificateFile(), locked, "is encrypted with a password; decrypt it: openssl pkcs8");
    }

    @Test
    void whatIsDamagedIsTold() throws IOException {
        var key = write("key.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertRefused(certificate.certificateFile(), key, "of TLS_KEY is damaged");

        var cert = write("cert.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertRefused(cert, certificate.keyFile(), "of TLS_CERT is damaged");
    }

    @Test
    void aKeyOfAnotherCertificateIsTold() {
        var other = TestCertificate.in(folder.resolve("other"));
        var ofAnotherKind = TestCertificate.in(folder.resolve("other-rsa"), "RSA");

        assertRefused(certificate.certificateFile(), other.keyFile(), "does not belong to the first certificate");
        assertRefused(
                certificate.certificateFile(), ofAnotherKind.keyFile(), "does not belong to the first certificate");
    }

    @Test
    void aCertificateThatIsNotValidNowIsTold() {
        var expired = TestCertificate.in(folder.resolve("expired"), "EC", "-startdate", "-10d", "-validity", "5");
        assertRefused(expired.certificateFile(), expired.keyFile(), "expired on");

        var early = TestCertificate.in(folder.resolve("early"), "EC", "-startdate", "+10d", "-validity", "5");
        assertRefused(early.certificateFile(), early.keyFile(), "is not valid before");
    }

    private static void assertRefused(Path certificateFile, Path keyFile, String reason) {
        assertThatThrownBy(() -> new TlsFiles(certificateFile, keyFile).read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(reason);
    }

    private static Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String address(String host, TlsFiles files) {
        return new ServerAddress(host, 0, Optional.of(files)).forClients(8443).toString();
    }
}
