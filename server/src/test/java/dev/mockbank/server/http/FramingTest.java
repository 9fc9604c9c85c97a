package dev.mockbank.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.RawClient;
import dev.mockbank.server.RawClient.RawReply;
import dev.mockbank.server.TestBank;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a request ends must be beyond doubt, and the connection must outlive no doubt.
final class FramingTest {

    private static final String ACCOUNT = "{\"name\":\"a\",\"type\":\"checking\"}";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final String END = "Connection: close\r\n";
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
                "Content-Length: 30\r\nContent-Length: 31\r\n",
                "Content-Length: 30\r\nContent-Length: 30\r\n",
                "Content-Length: 30, 30\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: +30\r\n",
                "Content-Length: 0x1e\r\n",
                "Content-Length: \r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Content-Length : 30\r\n",
                "Content-Length: 30\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 30\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked, chunked\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: Chunked\r\n",
                "Transfer-Encoding: identity\r\nContent-Length: 30\r\n"
            })
    void refusesRequestsWhoseLengthCanBeReadInTwoWays(String lengths) {
        var before = bank.get("/accounts").text();

        var replies = RawClient.exchange(bank, post(lengths) + ACCOUNT + post("Content-Length: 30\r\n") + ACCOUNT);

        assertThat(replies).singleElement().satisfies(reply -> assertRefused(reply, 400));
        assertThat(bank.get("/accounts").text()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\nabc\r\n0\r\n\r\n",
                "-5\r\nabcde\r\n0\r\n\r\n",
                "ffffffffffffffff\r\nabc\r\n0\r\n\r\n",
                "\r\n\r\n",
                "1e;x=y\r\n" + ACCOUNT + "\r\n0\r\n\r\n",
                "1e\r\n" + ACCOUNT + "\r\n0\r\nTrailer: x\r\n\r\n"
            })
    void refusesChunksThatItCannotRead(String body) {
        var replies = RawClient.exchange(bank, post(CHUNKED) + body);

        assertThat(replies).singleElement().satisfies(reply -> assertRefused(reply, 400));
    }

    @Test
    void readsChunksCutAnywhere() {
        var body = "1\r\n{\r\n5\r\n\"name\r\n18\r\n" + ACCOUNT.substring(6) + "\r\n0\r\n\r\n";

        var replies = RawClient.exchange(bank, post(CHUNKED + END) + body);

        assertThat(replies).singleElement().extracting(RawReply::status).isEqualTo(201);
    }

    @Test
    void refusesAChunkBeyondTheLimitBeforeItCame() {
        var replies = RawClient.exchange(bank, post(CHUNKED) + "7fffffff\r\nabc");

        assertThat(replies).singleElement().satisfies(reply -> assertRefused(reply, 413));
    }

    @Test
    void aClientThatHangsUpInTheMiddleOfABodyWritesNothing() {
        var before = bank.get("/accounts").text();
        try (var client = RawClient.of(bank)) {
            client.send(post("Content-Length: 500\r\n") + ACCOUNT);
            client.sendEnd();

            assertThat(client.replies()).singleElement().satisfies(reply -> assertRefused(reply, 400));
        }
        assertThat(bank.get("/accounts").text()).isEqualTo(before);
    }

    @Test
    void whatStandsBehindTheLengthIsTheNextRequest() {
        var replies = RawClient.exchange(bank, post("Content-Length: 30\r\n") + ACCOUNT + "garbage after it\r\n\r\n");

        assertThat(replies).extracting(RawReply::status).containsExactly(201, 400);
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() {
        var live = "GET /health/live HTTP/1.1\r\nHost: x\r\n";
        var replies = RawClient.exchange(
                bank,
                live + "\r\n" + post("Content-Length: 30\r\n") + ACCOUNT + "GET /nope HTTP/1.1\r\nHost: x\r\n\r\n"
                        + live + END + "\r\n");

        assertThat(replies).extracting(RawReply::status).containsExactly(200, 201, 404, 200);
    }

    @Test
    void aRefusedBodyIsNotTakenForTheNextRequest() {
        var inner = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n";
        var outer = "POST /accounts HTTP/1.1\r\nHost: x\r\nContent-Length: " + inner.length() + "\r\n\r\n";

        var replies =
                RawClient.exchange(bank, outer + inner + "GET /health/live HTTP/1.1\r\nHost: x\r\n" + END + "\r\n");

        assertThat(replies).extracting(RawReply::status).containsExactly(401, 200);
    }

    @Test
    void closesTheConnectionWhenTheClientAsksForIt() {
        var replies = RawClient.exchange(bank, "GET /health/live HTTP/1.1\r\nHost: x\r\n" + END + "\r\n");

        assertThat(replies)
                .singleElement()
                .satisfies(reply -> assertThat(reply.header("Connection")).contains("close"));
    }

    private static String post(String headers) {
        return "POST /accounts HTTP/1.1\r\nHost: x\r\nx-api-key: " + bank.key() + "\r\n" + headers + "\r\n";
    }

    @Test
    void aStreamedAnswerThatIsTheLastOnItsConnectionHasItsEnd() {
        for (int account = 0; account < 1000; account++) {
            bank.newAccount("1.00");
        }
        var request = "GET /accounts HTTP/1.1\r\nHost: x\r\nConnection: close\r\nx-api-key: " + bank.key() + "\r\n\r\n";

        var reply = RawClient.exchange(bank, request).getFirst();

        assertThat(reply.header("Transfer-Encoding")).contains("chunked");
        assertThat(reply.body()).endsWith("}]\r\n0\r\n\r\n");
    }

    private static void assertRefused(RawReply reply, int status) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("X-Request-Id")).isPresent();
        assertThat(reply.header("Connection")).contains("close");
        assertThat(reply.json().get("detail").isString()).isTrue();
        assertThat(reply.json().get("status").intValue()).isEqualTo(status);
    }
}
