package dev.mockbank.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.RawClient;
import dev.mockbank.server.RawClient.RawReply;
import dev.mockbank.server.TestBank;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Bodies beyond 1 MiB are refused so that the client can read why.
final class LargeBodyTest {

    private static final int MIB = 1 << 20;
    private static TestBank bank;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @Test
    void aBodyOfExactlyOneMebibyteIsRead() throws Exception {
        var account = "{\"name\":\"a\",\"type\":\"checking\"}";
        var body = account + " ".repeat(MIB - account.length());

        assertThat(post(BodyPublishers.ofString(body), bank.key()).statusCode()).isEqualTo(201);
        assertThat(post(chunked(body.getBytes(UTF_8)), bank.key()).statusCode()).isEqualTo(201);
    }

    @Test
    void aLargerOneIsRefusedWhateverItsForm() throws Exception {
        for (int bytes : new int[] {MIB + 1, 3 * MIB}) {
            assertTooLarge(post(BodyPublishers.ofByteArray(new byte[bytes]), bank.key()));
            assertTooLarge(post(chunked(new byte[bytes]), bank.key()));
        }
    }

    @Test
    void aStrangerIsRefusedWithoutALookAtTheBody() throws Exception {
        assertThat(post(BodyPublishers.ofByteArray(new byte[3 * MIB]), "no-such-key")
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(chunked(new byte[3 * MIB]), "no-such-key").statusCode()).isEqualTo(401);
    }

    @Test
    void theConnectionServesOnAfterARefusedBodyOfKnownLength() {
        try (var client = RawClient.of(bank)) {
            client.send(head("Content-Length: " + 2 * MIB));
            client.send(new byte[2 * MIB]);
            client.send("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            assertThat(client.replies()).extracting(RawReply::status).containsExactly(413, 200);
        }
    }

    @Test
    void aLengthThatIsALieIsRefusedAtOnce() {
        var replies = RawClient.exchange(bank, head("Content-Length: 999999999999999999") + "{");

        assertThat(replies).singleElement().extracting(RawReply::status).isEqualTo(413);
    }

    @Test
    void whoWaitsForASignIsToldBeforeTheBodyComes() {
        var replies = RawClient.exchange(bank, head("Expect: 100-continue\r\nContent-Length: " + 2 * MIB));

        assertThat(replies).singleElement().extracting(RawReply::status).isEqualTo(413);
    }

    @Test
    void whoWaitsForASignWithAGoodRequestGetsIt() {
        var account = "{\"name\":\"a\",\"type\":\"checking\"}";
        try (var client = RawClient.of(bank)) {
            client.send(head("Expect: 100-continue\r\nConnection: close\r\nContent-Length: " + account.length()));
            client.send(account);

            assertThat(client.replies()).extracting(RawReply::status).containsExactly(100, 201);
        }
    }

    @Test
    void aChunkSizeWithoutEndEndsTheConnection() {
        var digits = "0".repeat(MIB);
        try (var client = RawClient.of(bank)) {
            client.send(head("Transfer-Encoding: chunked"));
            for (int i = 0; i < 6; i++) {
                client.send(digits);
            }

            assertThat(client.replies()).noneMatch(reply -> reply.status() == 200);
        }
    }

    private static String head(String headers) {
        return "POST /accounts HTTP/1.1\r\nHost: x\r\nx-api-key: " + bank.key() + "\r\n" + headers + "\r\n\r\n";
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private static HttpResponse<String> post(BodyPublisher body, String key) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bank.port() + "/accounts"))
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Content-Type", "application/json")
                    .header("x-api-key", key)
                    .POST(body)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void assertTooLarge(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("The body is larger than 1048576 bytes");
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
    }
}
