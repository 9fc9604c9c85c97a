package dev.mockbank.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockbank.server.Pages;
import dev.mockbank.server.RawClient;
import dev.mockbank.server.RawClient.RawReply;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a server says of its own address, behind a proxy on this machine that serves it below a path.
final class PublicAddressTest {

    private static final String DATABASE = TestPostgres.freshDatabase();
    private static TestBank bank;

    @BeforeAll
    static void start() {
        bank = TestBank.on(DATABASE, Map.of());
        bank.newAccount("0");
        bank.newAccount("0");
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/bank | /bank",
                "/bank/ | /bank",
                "/a/b | /a/b",
                "/a, /b | /a/b",
                "/it's | ''",
                "bank | ''",
                "/ | ''",
                "//evil.example | ''",
                "/a//b | ''",
                "/.. | ''",
                "/a/../b | ''",
                "/a?b | ''",
                "/a b | ''",
                "/<a> | ''"
            })
    void linksHaveThePathThatTheProxyHasTakenOff(String header, String prefix) {
        var reply = get(bank, "/accounts?limit=1", "X-Forwarded-Prefix: " + header + "\r\n");

        assertThat(reply.header("Link").orElseThrow()).startsWith("<" + prefix + "/accounts?limit=1&cursor=");
    }

    @Test
    void anEndlessPathIsNone() {
        var reply = get(bank, "/accounts?limit=1", "X-Forwarded-Prefix: /" + "a".repeat(5_000) + "\r\n");

        assertThat(reply.header("Link").orElseThrow()).startsWith("</accounts?");
    }

    @Test
    void theDocumentSaysWhereTheServerIs() {
        assertThat(servers(get(bank, "/openapi.json", ""))).isEqualTo("/");
        assertThat(servers(get(bank, "/openapi.json", "X-Forwarded-Prefix: /bank\r\n")))
                .isEqualTo("/bank");
        for (int i = 0; i < 100; i++) {
            assertThat(servers(get(bank, "/openapi.json", "X-Forwarded-Prefix: /b" + i + "\r\n")))
                    .isEqualTo("/b" + i);
        }
    }

    @Test
    void whoIsNoTrustedProxyIsNotBelieved() {
        try (var distrusting = TestBank.withoutKey(DATABASE, Map.of("TRUSTED_PROXIES", "10.1.2.3"))) {
            assertThat(get(distrusting, "/accounts?limit=1", "X-Forwarded-Prefix: /bank\r\n")
                            .header("Link")
                            .orElseThrow())
                    .startsWith("</accounts?");
        }
    }

    @Test
    void thePublicAddressGoesBefore() {
        try (var told = TestBank.withoutKey(DATABASE, Map.of("PUBLIC_URL", "https://example.com/bank"))) {
            assertThat(get(told, "/accounts?limit=1", "").header("Link").orElseThrow())
                    .startsWith("</bank/accounts?");
            assertThat(servers(get(told, "/openapi.json", "X-Forwarded-Prefix: /other\r\n")))
                    .isEqualTo("https://example.com/bank");
        }
    }

    @Test
    void aLinkNamesNoOtherHost() {
        assertThat(get(bank, "//accounts?limit=1", "").header("Link").orElseThrow())
                .startsWith("</accounts?");
        assertThat(Pages.next(bank.get("//accounts?limit=1")).orElseThrow()).startsWith("/accounts?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bank.example.com",
                "http://localhost:8000",
                "https://[::1]:8443/bank",
                "https://example.com/a/b/"
            })
    void anAddressOfAServerIsRead(String url) {
        assertThat(PublicAddress.parse(url)).hasToString(url.replaceFirst("/$", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bank.example.com",
                "ftp://example.com",
                "https:///bank",
                "https://user@example.com",
                "https://example.com/?a=b",
                "https://example.com/#a",
                "https://example.com//b",
                "https://example.com/../b",
                "https://exa mple.com"
            })
    void anythingElseIsNoAddressOfAServer(String url) {
        assertThatThrownBy(() -> PublicAddress.parse(url)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String servers(RawReply reply) {
        return reply.json().at("/servers/0/url").stringValue();
    }

    private static RawReply get(TestBank server, String path, String headers) {
        var request = "GET " + path + " HTTP/1.1\r\nHost: bank.example\r\nConnection: close\r\nx-api-key: " + bank.key()
                + "\r\n" + headers + "\r\n";
        return RawClient.exchange(server, request).getFirst();
    }
}
