package dev.mockbank.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Packed bodies and packed answers.
final class GzipTest {

    private static final int MIB = 1 << 20;
    private static final byte[] ACCOUNT = "{\"name\":\"packed\",\"type\":\"checking\"}".getBytes(UTF_8);
    private static TestBank bank;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int i = 0; i < 50; i++) {
            bank.newAccount("1.00");
        }
    }

    @AfterAll
    static void stop() {
        client.shutdownNow();
        bank.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "identity, gzip"})
    void aPackedBodyIsRead(String coding) throws Exception {
        var reply = post(gzip(ACCOUNT), coding);

        assertThat(reply.statusCode()).as(text(reply)).isEqualTo(201);
        assertThat(text(reply)).contains("\"name\":\"packed\"");
        assertThat(postChunked(gzip(ACCOUNT), coding).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "gzip, br", "gzipx", "compress"})
    void anotherCodingIsNamedInTheRefusal(String coding) throws Exception {
        var reply = post(ACCOUNT, coding);

        assertThat(reply.statusCode()).isEqualTo(415);
        assertThat(text(reply)).contains("Content-Encoding", "gzip");
        assertThat(reply.headers().firstValue("Accept-Encoding")).contains("gzip");
        assertThat(reply.headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void aBodyInSeveralMembersIsReadToItsEnd() throws Exception {
        var members = new ByteArrayOutputStream();
        members.writeBytes(gzip(Arrays.copyOf(ACCOUNT, 10)));
        members.writeBytes(gzip(Arrays.copyOfRange(ACCOUNT, 10, ACCOUNT.length)));

        assertThat(post(members.toByteArray(), "gzip").statusCode()).isEqualTo(201);
    }

    @Test
    void whatIsNotPackedAsItSaysIsRefusedAndTheConnectionServesOn() throws Exception {
        var cut = Arrays.copyOf(gzip(ACCOUNT), 20);
        for (var body : new byte[][] {ACCOUNT, cut, {0x1f, (byte) 0x8b}}) {
            var reply = post(body, "gzip");

            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(text(reply)).contains("gzip", "Content-Encoding");
            assertThat(reply.headers().firstValue("Connection").orElse("")).isNotEqualTo("close");
        }
    }

    @Test
    void theBoundIsThatOfTheUnpackedSize() throws Exception {
        var largest = Arrays.copyOf(ACCOUNT, MIB);
        Arrays.fill(largest, ACCOUNT.length, MIB, (byte) ' ');
        assertThat(post(gzip(largest), "gzip").statusCode()).isEqualTo(201);

        assertThat(post(gzip(new byte[MIB + 1]), "gzip").statusCode()).isEqualTo(413);
        assertThat(post(gzip(new byte[500 * MIB]), "gzip").statusCode()).isEqualTo(413);
        assertThat(postChunked(gzip(new byte[500 * MIB]), "gzip").statusCode()).isEqualTo(413);
    }

    /// Members of nothing: 20 bytes each that become none.
    @Test
    void soIsThatOfThePackedSize() throws Exception {
        var nothing = gzip(new byte[0]);
        var bomb = new ByteArrayOutputStream();
        while (bomb.size() <= MIB) {
            bomb.writeBytes(nothing);
        }

        assertThat(postChunked(bomb.toByteArray(), "gzip").statusCode()).isEqualTo(413);
    }

    @Test
    void aStrangersBodyIsNotUnpacked() throws Exception {
        var request = HttpRequest.newBuilder(uri("/accounts"))
                .header("Content-Encoding", "br")
                .POST(BodyPublishers.ofByteArray(ACCOUNT))
                .build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(401);
    }

    /// What counts is what was asked, not how it was sent.
    @Test
    void aRepeatMayBePackedInAnotherWay() throws Exception {
        var key = Map.of("Idempotency-Key", "packed");
        var first = send(gzip(ACCOUNT), "gzip", key);
        var plain = bank.send("POST", "/accounts", bank.key(), new String(ACCOUNT, UTF_8), key);

        assertThat(plain.status()).isEqualTo(201);
        assertThat(plain.header("Idempotent-Replayed")).contains("true");
        assertThat(plain.text()).isEqualTo(text(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accounts?limit=50", "/accounts", "/metrics", "/openapi.json"})
    void anAnswerIsPackedForWhoAcceptsThat(String path) throws Exception {
        var plain = get(path, "identity");
        var packed = get(path, "br, gzip");

        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.body().length).isLessThan(plain.body().length / 2);
        assertThat(packed.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(packed.headers().firstValue("Content-Type"))
                .isEqualTo(plain.headers().firstValue("Content-Type"));
        if (!path.equals("/metrics")) {
            assertThat(unpacked(packed.body())).isEqualTo(plain.body());
        }
    }

    @Test
    void aListThatIsWrittenWhileItIsReadIsPackedToo() throws Exception {
        try (var full = TestBank.start()) {
            for (int i = 0; i < 1_001; i++) {
                full.newAccount("1.00");
            }
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + full.port() + "/accounts"))
                    .header("x-api-key", full.key())
                    .header("Accept-Encoding", "gzip")
                    .build();
            var packed = client.send(request, HttpResponse.BodyHandlers.ofByteArray());

            assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(new String(unpacked(packed.body()), UTF_8))
                    .isEqualTo(full.get("/accounts").text());
        }
    }

    @Test
    void aSmallAnswerIsNotPacked() throws Exception {
        for (var path : new String[] {"/accounts/1", "/health/live", "/accounts/999999"}) {
            var reply = get(path, "gzip");

            assertThat(reply.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(reply.headers().firstValue("Vary")).isEmpty();
        }
    }

    @Test
    void headAnswersAsGetDoes() throws Exception {
        for (var encodings : new String[] {"gzip", "identity"}) {
            var get = get("/accounts?limit=50", encodings);
            var request = HttpRequest.newBuilder(uri("/accounts?limit=50"))
                    .header("x-api-key", bank.key())
                    .header("Accept-Encoding", encodings)
                    .HEAD()
                    .build();
            var head = client.send(request, HttpResponse.BodyHandlers.ofByteArray());

            assertThat(head.body()).isEmpty();
            for (var name : new String[] {"Content-Encoding", "Content-Length", "Content-Type", "Vary"}) {
                assertThat(head.headers().allValues(name))
                        .as(name)
                        .isEqualTo(get.headers().allValues(name));
            }
        }
    }

    private static HttpResponse<byte[]> post(byte[] body, String coding) throws Exception {
        return send(body, coding, Map.of());
    }

    private static HttpResponse<byte[]> send(byte[] body, String coding, Map<String, String> headers) throws Exception {
        var request = request(coding).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> postChunked(byte[] body, String coding) throws Exception {
        var request = request(coding).POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder request(String coding) {
        return HttpRequest.newBuilder(uri("/accounts"))
                .header("x-api-key", bank.key())
                .header("Content-Type", "application/json")
                .header("Content-Encoding", coding);
    }

    private static HttpResponse<byte[]> get(String path, String encodings) throws Exception {
        var request = HttpRequest.newBuilder(uri(path))
                .header("x-api-key", bank.key())
                .header("Accept-Encoding", encodings)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + bank.port() + path);
    }

    private static String text(HttpResponse<byte[]> reply) {
        return new String(reply.body(), UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readAllBytes();
        }
    }
}
