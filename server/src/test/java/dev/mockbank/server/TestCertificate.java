package dev.mockbank.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate that vouches for itself, made by the JDK's keytool, in a folder of its own: `cert.pem` and `key.pem`.
public record TestCertificate(Path folder, X509Certificate certificate) {

    private static final char[] PASSWORD = "password".toCharArray();
    private static final int BOUND_SECONDS = 60;

    /// One for `localhost` and 127.0.0.1.
    public static TestCertificate in(Path folder) {
        return in(folder, "EC");
    }

    /// One with a key of this algorithm.
    ///
    /// @param options further ones of `keytool -genkeypair`
    public static TestCertificate in(Path folder, String algorithm, String... options) {
        try {
            Files.createDirectories(folder);
            var store = folder.resolve("store.p12");
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "server",
                    "-keystore",
                    store.toString(),
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    new String(PASSWORD),
                    "-keyalg",
                    algorithm,
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost,ip:127.0.0.1"));
            command.addAll(List.of(options));
            run(command);
            var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
            var certificate = (X509Certificate) keys.getCertificate("server");
            write(folder.resolve("cert.pem"), "CERTIFICATE", certificate.getEncoded());
            write(
                    folder.resolve("key.pem"),
                    "PRIVATE KEY",
                    keys.getKey("server", PASSWORD).getEncoded());
            return new TestCertificate(folder, certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path certificateFile() {
        return folder.resolve("cert.pem");
    }

    public Path keyFile() {
        return folder.resolve("key.pem");
    }

    /// The settings of a server that shows it.
    public Map<String, String> settings() {
        return Map.of(
                "TLS_CERT", certificateFile().toString(), "TLS_KEY", keyFile().toString());
    }

    /// What a client needs to trust it, and it alone.
    public SSLContext trusted() {
        try {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("server", certificate);
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, String kind, byte[] content) throws IOException {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
    }

    private static void run(List<String> command) throws IOException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("failed: " + command);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
