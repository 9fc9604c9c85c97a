package dev.mockbank.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.RawClient;
import dev.mockbank.server.RawClient.RawReply;
import dev.mockbank.server.TestBank;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// First lines and headers that no well-behaved client sends.
final class RequestHeadTest {

    private static final String HOST = "Host: x\r\nConnection: close\r\n";
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
    @ValueSource(
            strings = {
                "\r\n\r\n",
                "HELLO\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003 tls\r\n\r\n",
                "\u001b[31mGET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /\u001b[31m HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.0\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX-A: a\u0000b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX-A: b\r\n c\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nhello\r\n\r\n",
                "GET /accounts/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /accounts/% HTTP/1.1\r\nHost: x\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            })
    void whatIsNoHttpIsAnsweredInOurForm(String request) {
        var replies = RawClient.exchange(bank, request);

        assertThat(replies).singleElement().satisfies(reply -> assertRefused(reply, 400));
    }

    @Test
    void headersAndLinesHaveTheirBounds() {
        var line = "GET /health/live HTTP/1.1\r\n" + HOST;
        var manyHeaders = new StringBuilder(line);
        for (int i = 0; i < 10_000; i++) {
            manyHeaders.append("X-").append(i).append(": b\r\n");
        }

        assertRefused(first(line + "X-A: " + "b".repeat(200_000) + "\r\n\r\n"), 400);
        assertRefused(first(manyHeaders + "\r\n"), 400);
        assertRefused(first("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\n" + HOST + "\r\n"), 414);
        assertRefused(first("GET /?" + "a".repeat(100_000) + " HTTP/1.1\r\n" + HOST + "\r\n"), 414);
        assertThat(first(line + "X-A: " + "b".repeat(10_000) + "\r\n\r\n").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/accounts/%00, 422",
        "/accounts/%FF, 422",
        "/accounts/%20, 422",
        "/accounts/1%2F2, 404",
        "/accounts/1/2, 404",
        "/accounts/\u00ff, 422",
        "/a\u00ff\u00fe, 404",
        "/accounts/%31, 404",
        "/accounts//, 200",
        "/nope/../accounts, 200",
        "//accounts, 200",
        "http://elsewhere/accounts, 200",
        "*, 404"
    })
    void oddPathsEndInAnAnswer(String path, int status) {
        var reply = get(path);

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "q=%zz, 200",
        "q=%, 200",
        "q=\u00ff, 200",
        "q=%ff%fe, 200",
        "q=a\u0001\u001bb, 200",
        "q=%00, 422",
        "q=a\u0000b, 422",
        "type=%00, 422",
        "=&=&&a, 200",
        "?, 200",
        "q=a=b=c, 200",
        "limit=%20, 422"
    })
    void oddQueriesEndInAnAnswer(String query, int status) {
        var reply = get("/accounts?" + query);

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    }

    @Test
    void theLastOfARepeatedParameterCounts() {
        bank.newAccount("0");

        assertThat(get("/accounts?" + "limit=0&".repeat(900) + "limit=1").json().size())
                .isEqualTo(1);
        assertThat(get("/accounts?limit=1&limit=0").status()).isEqualTo(422);
    }

    private static RawReply get(String target) {
        return first("GET " + target + " HTTP/1.1\r\n" + HOST + "x-api-key: " + bank.key() + "\r\n\r\n");
    }

    private static RawReply first(String request) {
        return RawClient.exchange(bank, request).getFirst();
    }

    private static void assertRefused(RawReply reply, int status) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(reply.header("X-Request-Id")).isPresent();
        assertThat(reply.json().get("detail").isString()).isTrue();
        assertThat(reply.body()).doesNotContain("\tat ", "Exception", "helidon");
    }
}
