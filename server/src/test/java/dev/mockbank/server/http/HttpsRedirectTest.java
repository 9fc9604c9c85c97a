package dev.mockbank.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.RawClient;
import dev.mockbank.server.RawClient.RawReply;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `FORCE_HTTPS`, behind a proxy on this machine.
final class HttpsRedirectTest {

    private static final String DATABASE = TestPostgres.freshDatabase();
    private static TestBank plain;
    private static TestBank forced;

    @BeforeAll
    static void start() {
        plain = TestBank.on(DATABASE, Map.of());
        forced = TestBank.withoutKey(DATABASE, Map.of("FORCE_HTTPS", "true"));
    }

    @AfterAll
    static void stop() {
        forced.close();
        plain.close();
    }

    @Test
    void aRequestThatCameByHttpIsSentToHttps() {
        var reply = get("/accounts?limit=1&q=%20", "");

        assertThat(reply.status()).isEqualTo(307);
        // Not at the port of HTTP: that one speaks no HTTPS.
        assertThat(reply.header("Location")).contains("https://bank.example/accounts?limit=1&q=%20");
        assertThat(reply.header("X-Request-Id")).isPresent();
    }

    /// The first of several proxies knows how the client came.
    @ParameterizedTest
    @ValueSource(strings = {"http", "", "httpsx", "http, https", "http,https", "http\r\nX-Forwarded-Proto: https"})
    void onlyHttpsCounts(String proto) {
        assertThat(get("/accounts", "X-Forwarded-Proto: " + proto + "\r\n").status())
                .isEqualTo(307);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https",
                "HTTPS",
                "https, https",
                "https,http",
                "https , https",
                "https\r\nX-Forwarded-Proto: https",
                "https\r\nX-Forwarded-Proto: http"
            })
    void whatATrustedProxyTookByHttpsIsServed(String proto) {
        assertThat(get("/accounts", "X-Forwarded-Proto: " + proto + "\r\n").status())
                .isEqualTo(200);
    }

    @Test
    void probesComeStraight() {
        assertThat(get("/health/live", "").status()).isEqualTo(200);
        assertThat(get("/health/ready", "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/../accounts", "/health/%2e%2e/accounts", "/health/live/../../accounts"})
    void noPathLooksLikeAProbeThatIsNone(String path) {
        assertThat(get(path, "").status()).isIn(307, 404);
    }

    @Test
    void whoIsNoTrustedProxyIsNotBelieved() {
        try (var distrusting =
                TestBank.withoutKey(DATABASE, Map.of("FORCE_HTTPS", "true", "TRUSTED_PROXIES", "10.1.2.3"))) {
            assertThat(get(distrusting, "/accounts", "X-Forwarded-Proto: https\r\n")
                            .status())
                    .isEqualTo(307);
        }
    }

    @Test
    void theHostIsThatWhichTheClientAskedTheProxyFor() {
        var reply = get("/accounts", "X-Forwarded-Host: public.example:8080, inner.example\r\n");

        assertThat(reply.header("Location")).contains("https://public.example/accounts");
        assertThat(get("/accounts", "X-Forwarded-Host: a b\r\n").header("Location"))
                .contains("https://bank.example/accounts");
    }

    @Test
    void thePathThatAProxyHasTakenOffStaysInTheAddress() {
        assertThat(get("/accounts", "X-Forwarded-Prefix: /bank\r\n").header("Location"))
                .contains("https://bank.example/bank/accounts");
    }

    @Test
    void thePublicAddressGoesBeforeWhatTheRequestSays() {
        try (var told = TestBank.withoutKey(
                DATABASE, Map.of("FORCE_HTTPS", "true", "PUBLIC_URL", "https://public.example:8443/bank/"))) {
            assertThat(get(told, "/accounts?limit=1", "X-Forwarded-Prefix: /other\r\n")
                            .header("Location"))
                    .contains("https://public.example:8443/bank/accounts?limit=1");
        }
    }

    @Test
    void anAddressInTheFirstLineIsNotRepeated() {
        assertThat(get("http://elsewhere.example/accounts", "").header("Location"))
                .contains("https://bank.example/accounts");
    }

    private static RawReply get(String path, String headers) {
        return get(forced, path, headers);
    }

    private static RawReply get(TestBank bank, String path, String headers) {
        var request = "GET " + path + " HTTP/1.1\r\nHost: bank.example:8443\r\nConnection: close\r\nx-api-key: "
                + plain.key() + "\r\n" + headers + "\r\n";
        return RawClient.exchange(bank, request).getFirst();
    }
}
