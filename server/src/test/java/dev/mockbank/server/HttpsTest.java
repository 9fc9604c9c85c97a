package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A server with a certificate speaks HTTPS, says so, and takes a renewed certificate while it runs.
class HttpsTest {

    private static final int RENEWAL_BOUND_SECONDS = 30;

    @TempDir(factory = TargetFolder.class)
    private Path folder;

    private TestCertificate certificate;
    private String database;

    @BeforeEach
    void make() {
        certificate = TestCertificate.in(folder.resolve("first certificate"));
        database = TestPostgres.freshDatabase();
    }

    @Test
    void clientsThatTrustTheCertificateAreServed() throws Exception {
        try (var server = start(certificate.settings());
                var client = client(certificate)) {
            assertThat(server.address()).startsWith("https://127.0.0.1:");
            assertThat(get(client, server, "/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(client, server, "/docs").statusCode()).isEqualTo(200);

            var stranger = TestCertificate.in(folder.resolve("stranger"));
            try (var other = client(stranger)) {
                assertThatThrownBy(() -> get(other, server, "/")).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the printed command is for a POSIX shell")
    void theCommandThatTheServerPrintsWorks() throws Exception {
        InstalledProgram.find("curl", "curl");
        try (var server = start(certificate.settings())) {
            int start = server.output().indexOf("curl ");
            var command = server.output().substring(start, server.output().indexOf("\n\n", start));
            assertThat(command).contains("--cacert '" + certificate.certificateFile() + "'");

            var shell = new ProcessBuilder("sh", "-c", "export MASTER_API_KEY=" + TestBank.MASTER_KEY + "; " + command)
                    .start();

            assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"key\":\"mb_");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a right of their own there")
    void aCertificateThatIsRenewedByTurningLinksIsShownToNewClients() throws Exception {
        var second = TestCertificate.in(folder.resolve("second"), "RSA");
        var live = Files.createDirectory(folder.resolve("live"));
        var settings = Map.of(
                "TLS_CERT", link(live.resolve("cert.pem"), certificate.certificateFile()),
                "TLS_KEY", link(live.resolve("key.pem"), certificate.keyFile()));
        try (var server = start(settings)) {
            assertThat(serves(server, certificate)).isTrue();

            link(live.resolve("cert.pem"), second.certificateFile());
            server.awaitLine("does not belong to the first certificate");
            assertThat(serves(server, certificate)).isTrue();

            link(live.resolve("key.pem"), second.keyFile());
            Await.until(RENEWAL_BOUND_SECONDS, () -> serves(server, second));
            server.awaitLine("The certificate was renewed");
            assertThat(serves(server, certificate)).isFalse();
        }
    }

    @Test
    void aCertificateThatIsNotValidYetIsShownWhenItIs() throws Exception {
        var place = TestCertificate.in(folder.resolve("live"));
        try (var server = start(place.settings())) {
            var next = TestCertificate.in(folder.resolve("next"), "EC", "-startdate", "+15S");
            Files.copy(next.keyFile(), place.keyFile(), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(next.certificateFile(), place.certificateFile(), StandardCopyOption.REPLACE_EXISTING);
            server.awaitLine("check the clock of this machine");
            assertThat(serves(server, place)).isTrue();

            Await.until(RENEWAL_BOUND_SECONDS, () -> serves(server, next));
        }
    }

    @Test
    void whoSpeaksHttpGetsNoAnswerAndTheServerGoesOn() throws Exception {
        try (var server = start(certificate.settings());
                var plain = new TestClient(server.address().replace("https:", "http:"))) {
            assertThatThrownBy(() -> plain.send("GET", "/", null, null)).isInstanceOf(IOException.class);

            assertThat(serves(server, certificate)).isTrue();
            assertThat(server.output()).doesNotContain("\tat ");
        }
    }

    @Test
    void withForceHttpsOnlyWhomAProxyTookByHttpIsRedirected() throws Exception {
        var settings = new HashMap<>(certificate.settings());
        settings.put("FORCE_HTTPS", "true");
        try (var server = start(settings);
                var client = client(certificate)) {
            assertThat(get(client, server, "/").statusCode()).isEqualTo(200);
            assertThat(get(client, server, "/", "X-Forwarded-Proto", "https").statusCode())
                    .isEqualTo(200);
            assertThat(get(client, server, "/", "X-Forwarded-Proto", "http").statusCode())
                    .isEqualTo(307);
        }
    }

    @Test
    void theCheckNamesTheCertificateAndKnowsTheServerByIt() throws Exception {
        try (var server = start(certificate.settings())) {
            var settings = new HashMap<>(certificate.settings());
            settings.put("DATABASE_URL", database);
            settings.put("PORT", "" + URI.create(server.address()).getPort());

            var check = CommandRun.of(folder, settings, "check");

            assertThat(check.exitCode()).as(check.all()).isZero();
            assertThat(check.out())
                    .contains("a Mockbank server runs on 127.0.0.1")
                    .contains("the certificate in " + certificate.certificateFile() + " is valid until");
        }
    }

    @Test
    void aCertificateThatCannotBeUsedEndsTheStartWithASentence() {
        var expired = TestCertificate.in(folder.resolve("expired"), "EC", "-startdate", "-10d", "-validity", "5");

        assertThat(refusal(expired.settings())).contains("expired on").contains("renew it");
        assertThat(refusal(Map.of("TLS_CERT", certificate.certificateFile().toString())))
                .contains("The setting TLS_CERT", "TLS_KEY, or neither");
    }

    private ChildServer start(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("DATABASE_URL", database);
        return ChildServer.start(folder, all);
    }

    private String refusal(Map<String, String> settings) {
        try (var server = ChildServer.launch(folder, settings)) {
            assertThat(server.awaitExit()).isEqualTo(1);
            assertThat(server.output().lines()).hasSize(1);
            return server.output();
        }
    }

    private static boolean serves(ChildServer server, TestCertificate expected) throws InterruptedException {
        try (var client = client(expected)) {
            return get(client, server, "/health/live").statusCode() == 200;
        } catch (IOException anotherCertificate) {
            return false;
        }
    }

    private static HttpClient client(TestCertificate trusted) {
        return HttpClient.newBuilder().sslContext(trusted.trusted()).build();
    }

    private static HttpResponse<String> get(HttpClient client, ChildServer server, String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.address() + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// As certbot does it: the link is another one in one step.
    private static String link(Path place, Path target) throws IOException {
        var draft = place.resolveSibling(place.getFileName() + ".new");
        Files.createSymbolicLink(draft, target);
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        return place.toString();
    }
}
