package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The bank behind nginx, which serves it below a path in the way that the documents show.
final class SubPathTest {

    private static final Pattern REFERENCE = Pattern.compile("(?:src|href|spec-url)=\"([^\"]+)\"");

    @TempDir(factory = TargetFolder.class)
    private static Path folder;

    private static TestBank bank;
    private static Nginx nginx;
    private static TestClient client;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
        nginx = Nginx.belowAPath(bank.port(), folder);
        client = new TestClient(nginx.address());
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            client.close();
            nginx.close();
        }
        bank.close();
    }

    @Test
    void aListIsFollowedToItsEnd() throws Exception {
        for (int i = 0; i < 3; i++) {
            bank.newAccount("0");
        }

        int pages = 0;
        var path = "/bank/accounts?limit=1";
        while (path != null) {
            var page = client.send("GET", path, bank.key(), null);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.json().size()).isEqualTo(1);
            pages++;
            path = Pages.next(page).orElse(null);
        }

        assertThat(pages).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bank/docs", "/bank/docs/", "/bank/redoc", "/bank/redoc/"})
    void thePagesFindTheirFiles(String path) throws Exception {
        var page = client.send("GET", path, null, null);

        assertThat(page.status()).isEqualTo(200);
        var references = REFERENCE.matcher(page.text()).results().toList();
        assertThat(references).isNotEmpty();
        for (var reference : references) {
            var target = URI.create(path).resolve(reference.group(1)).getPath();
            assertThat(client.send("GET", target, null, null).status())
                    .as(target)
                    .isEqualTo(200);
        }
    }

    @Test
    void theDocumentNamesTheServerBelowThePath() throws IOException {
        var document = client.send("GET", "/bank/openapi.json", null, null);

        assertThat(document.json().at("/servers/0/url").stringValue()).isEqualTo("/bank");
    }

    @Test
    void theRedirectToHttpsKeepsThePath() throws IOException {
        try (var forced = TestBank.withoutKey(TestPostgres.freshDatabase(), Map.of("FORCE_HTTPS", "true"));
                var proxy = Nginx.belowAPath(forced.port(), folder);
                var there = new TestClient(proxy.address())) {
            var reply = there.send("GET", "/bank/accounts?limit=1", null, null);

            assertThat(reply.status()).isEqualTo(307);
            // As a browser reads it: nginx may have made the address its own.
            assertThat(reply.header("Location").orElseThrow()).isEqualTo("https://127.0.0.1/bank/accounts?limit=1");
        }
    }
}
