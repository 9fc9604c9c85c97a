package dev.mockbank.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CorsTest {

    private static TestBank bank;

    @BeforeAll
    static void start() {
        bank = TestBank.start(Map.of("RATE_LIMIT", "1000"));
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "http://localhost:3000",
                "https://localhost:5173",
                "http://127.0.0.1:1",
                "http://[::1]:8080"
            })
    void pagesOnThisMachineMayCallByDefault(String origin) {
        var reply = from(bank, origin, "GET", "/accounts");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Access-Control-Allow-Origin")).contains(origin);
        assertThat(reply.header("Access-Control-Expose-Headers").orElseThrow())
                .contains("Link", "X-Request-Id", "Retry-After", "RateLimit");
        assertThat(reply.headers().allValues("Vary")).contains("Origin");
        assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "http://localhost.example.com",
                "http://localhost:3000.example.com",
                "http://example.com#localhost",
                "http://evil-localhost",
                "http://localhost:999999",
                "file://",
                "null",
                "localhost"
            })
    void otherPagesMayNot(String origin) {
        for (var method : List.of("GET", "OPTIONS")) {
            assertThat(from(bank, origin, method, "/accounts").header("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    void refusalsCanBeReadByThePageToo() {
        var origin = "http://localhost:3000";

        for (var path : List.of("/accounts/999999", "/accounts?limit=0", "/nope")) {
            assertThat(from(bank, origin, "GET", path).header("Access-Control-Allow-Origin"))
                    .contains(origin);
        }
        var stranger = bank.send("GET", "/accounts", null, null, Map.of("Origin", origin));
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.header("Access-Control-Allow-Origin")).contains(origin);
    }

    @Test
    void aPreflightNeedsNoKey() {
        var preflight = bank.send(
                "OPTIONS",
                "/accounts/1",
                null,
                null,
                Map.of(
                        "Origin",
                        "http://localhost:3000",
                        "Access-Control-Request-Method",
                        "PATCH",
                        "Access-Control-Request-Headers",
                        "content-type,x-api-key"));

        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Methods").orElseThrow())
                .contains("GET", "POST", "PATCH", "DELETE");
        assertThat(preflight.header("Access-Control-Allow-Headers").orElseThrow())
                .containsIgnoringCase("x-api-key")
                .containsIgnoringCase("content-type");
        assertThat(preflight.header("Access-Control-Max-Age")).isPresent();
    }

    @Test
    void aListNamesWhoMay() {
        try (var listed =
                TestBank.start(Map.of("CORS_ORIGINS", "https://app.example.com, https://b.example.com:8443"))) {
            assertAllowed(listed, "https://app.example.com");
            assertAllowed(listed, "https://b.example.com:8443");
            for (var origin : List.of("http://app.example.com", "https://b.example.com", "http://localhost:3000")) {
                assertThat(from(listed, origin, "GET", "/").header("Access-Control-Allow-Origin"))
                        .isEmpty();
            }
        }
    }

    @Test
    void anAsteriskIsEveryone() {
        try (var open = TestBank.start(Map.of("CORS_ORIGINS", "*"))) {
            assertAllowed(open, "https://anything.example");
        }
    }

    @Test
    void noneIsNoOne() {
        try (var closed = TestBank.start(Map.of("CORS_ORIGINS", "none"))) {
            assertThat(from(closed, "http://localhost:3000", "GET", "/").header("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    private static void assertAllowed(TestBank server, String origin) {
        assertThat(from(server, origin, "GET", "/").header("Access-Control-Allow-Origin"))
                .contains(origin);
    }

    private static TestBank.Reply from(TestBank server, String origin, String method, String path) {
        return server.send(method, path, server.key(), null, Map.of("Origin", origin));
    }
}
