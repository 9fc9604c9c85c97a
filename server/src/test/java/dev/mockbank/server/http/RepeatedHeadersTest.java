package dev.mockbank.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.RawClient;
import dev.mockbank.server.RawClient.RawReply;
import dev.mockbank.server.TestBank;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Headers that come several times in one request: refused where one of them would have to be chosen, read together
/// where the header is a list.
final class RepeatedHeadersTest {

    private static final String ACCOUNT = "{\"name\":\"a\",\"type\":\"checking\"}";
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
                "Idempotency-Key: a\r\nIdempotency-Key: b",
                "Idempotency-Key: a\r\nidempotency-key: a",
                "Content-Type: application/json\r\nContent-Type: text/plain",
                "Content-Type: application/json\r\nContent-Type: application/json",
                "Origin: http://localhost:3000\r\nOrigin: https://example.com"
            })
    void whatMayComeOnceIsRefused(String headers) {
        var before = bank.get("/accounts").text();

        var reply = post(headers + "\r\nx-api-key: " + bank.key());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("detail").stringValue())
                .startsWith("The header " + headers.substring(0, headers.indexOf(':')))
                .endsWith("was sent 2 times; send it once");
        assertThat(bank.get("/accounts").text()).isEqualTo(before);
    }

    @Test
    void twoKeysAreRefusedWhicheverIsRight() {
        var right = "x-api-key: " + bank.key();
        var wrong = "X-Api-Key: no-such-key";
        for (var headers : List.of(right + "\r\n" + wrong, wrong + "\r\n" + right, right + "\r\n" + right)) {
            assertThat(post(headers).status()).isEqualTo(400);
        }
        var master = "x-api-key: " + TestBank.MASTER_KEY;
        assertThat(RawClient.exchange(
                                bank,
                                "GET /admin/info HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + master + "\r\n"
                                        + master + "\r\n\r\n")
                        .getFirst()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void ofTwoRequestIdsNoneIsTaken() {
        var reply = get("/health/live", "X-Request-Id: one\r\nX-Request-Id: two");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("X-Request-Id").orElseThrow()).isNotIn("one", "two");
    }

    @Test
    void codingsOfABodyAreAListWhichHasOneAtMost() {
        var reply = post("x-api-key: " + bank.key() + "\r\nContent-Encoding: gzip\r\nContent-Encoding: gzip");

        assertThat(reply.status()).isEqualTo(415);
    }

    @Test
    void codingsOfTheAnswerAreAList() {
        var reply = get("/docs/start.js", "Accept-Encoding: br\r\nAccept-Encoding: gzip");

        assertThat(reply.header("Content-Encoding")).contains("gzip");
    }

    @Test
    void tagsAreAList() {
        var tag = bank.get("/docs", null).header("ETag").orElseThrow();

        assertThat(get("/docs", "If-None-Match: \"other\"\r\nIf-None-Match: " + tag)
                        .status())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: close",
                "Connection: Close",
                "Connection: keep-alive, close",
                "Connection: keep-alive\r\nConnection: close"
            })
    void theEndOfTheConnectionIsAskedForInAList(String header) {
        var replies = RawClient.exchange(bank, "GET /health/live HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n");

        assertThat(replies).singleElement().extracting(RawReply::status).isEqualTo(200);
    }

    @Test
    void twoExpectationsOfASignAreOne() {
        try (var client = RawClient.of(bank)) {
            client.send(
                    head("x-api-key: " + bank.key() + "\r\nExpect: 100-continue\r\nExpect: 100-continue") + ACCOUNT);

            assertThat(client.replies()).extracting(RawReply::status).endsWith(201);
        }
    }

    /// Nothing here reads it.
    @Test
    void whatIsNotReadMayComeAsOftenAsItLikes() {
        assertThat(get(
                                "/health/live",
                                "Authorization: a\r\nAuthorization: b\r\nX-Forwarded-For: a\r\nX-Forwarded-For: b")
                        .status())
                .isEqualTo(200);
    }

    private static RawReply get(String path, String headers) {
        return RawClient.exchange(
                        bank, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n\r\n")
                .getFirst();
    }

    private static RawReply post(String headers) {
        return RawClient.exchange(bank, head(headers) + ACCOUNT).getFirst();
    }

    private static String head(String headers) {
        return "POST /accounts HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + ACCOUNT.length() + "\r\n"
                + headers + "\r\n\r\n";
    }
}
