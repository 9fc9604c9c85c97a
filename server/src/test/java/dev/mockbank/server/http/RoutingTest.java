package dev.mockbank.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.RawClient;
import dev.mockbank.server.TestBank;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Methods, paths and request ids, on every route alike.
final class RoutingTest {

    private static TestBank bank;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ | GET, HEAD, OPTIONS",
                "/accounts | GET, HEAD, POST, OPTIONS",
                "/accounts/1 | GET, HEAD, PATCH, DELETE, OPTIONS",
                "/accounts/keys | POST, GET, HEAD, OPTIONS",
                "/accounts/keys/1 | PATCH, DELETE, OPTIONS",
                "/transactions | GET, HEAD, POST, OPTIONS",
                "/transactions/1 | GET, HEAD, PATCH, DELETE, OPTIONS",
                "/health/live | GET, HEAD, OPTIONS",
                "/admin/info | GET, HEAD, OPTIONS",
                "/metrics | GET, HEAD, OPTIONS"
            })
    void tellsWhatIsAllowed(String path, String allow) {
        var options = bank.send("OPTIONS", path, null, null);
        var refused = bank.send("PUT", path, bank.key(), "{}");
        var madeUp = bank.send("BREW", path, null, null);

        assertThat(options.status()).isEqualTo(204);
        assertThat(options.text()).isEmpty();
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.json().get("detail").stringValue()).isEqualTo("Method Not Allowed");
        assertThat(madeUp.status()).isEqualTo(405);
        for (var reply : new TestBank.Reply[] {options, refused, madeUp}) {
            assertThat(reply.header("Allow")).contains(allow);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/accounts", "/transactions", "/health/ready", "/docs", "/openapi.json", "/nope"})
    void headIsGetWithoutTheBody(String path) {
        bank.newAccount("1");

        var get = bank.get(path);
        var head = bank.send("HEAD", path, bank.key(), null);

        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.text()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    }

    @Test
    void aSlashAtTheEndMakesNoDifference() {
        long account = bank.newAccount("1");

        assertThat(bank.get("/accounts/").text())
                .isEqualTo(bank.get("/accounts").text());
        assertThat(bank.get("/accounts/" + account + "/").status()).isEqualTo(200);
        assertThat(bank.get("/transactions/?limit=1").status()).isEqualTo(200);
        assertThat(bank.get("/accounts/keys/", TestBank.MASTER_KEY).status()).isEqualTo(200);
    }

    @Test
    void anUnknownPathIs404WithAndWithoutAKey() {
        for (var method : new String[] {"GET", "POST", "DELETE", "OPTIONS", "BREW"}) {
            var reply = bank.send(method, "/nope", null, null);

            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.json().get("detail").stringValue()).isEqualTo("Not Found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "3f2b.9:X_-", "0123456789012345678901234567890123456789"})
    void keepsASaneRequestId(String id) {
        assertThat(bank.send("GET", "/nope", null, null, Map.of("X-Request-Id", id))
                        .header("X-Request-Id"))
                .contains(id);
    }

    @Test
    void replacesARequestIdThatCouldDoHarm() {
        for (var id : new String[] {"a b", "<x>", "a\tb", "\u00e9", "\"", "x".repeat(101), ""}) {
            var reply = RawClient.exchange(
                            bank,
                            "GET /nope HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: " + id + "\r\n\r\n")
                    .getFirst();

            assertThat(reply.header("X-Request-Id").orElseThrow()).matches("[0-9a-f]{16}");
            assertThat(reply.json().get("request_id").stringValue())
                    .isEqualTo(reply.header("X-Request-Id").orElseThrow());
        }
    }
}
