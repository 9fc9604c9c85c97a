package dev.mockbank.server.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.RawClient;
import dev.mockbank.server.TestBank;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The latest requests to a sandbox, as its user sees them.
@Tag("database")
final class InspectorTest {

    private static final int KEPT = 20;
    private static TestBank bank;
    private String key = "";
    private String sandbox = "";

    @BeforeAll
    static void start() {
        bank = TestBank.start(Map.of("INSPECTOR", Integer.toString(KEPT)));
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @BeforeEach
    void newSandbox() {
        var made = bank.post("/admin/sandboxes", TestBank.MASTER_KEY, "{\"name\":\"inspected\",\"key\":true}")
                .json();
        key = made.get("api_key").asString();
        sandbox = made.get("id").asString();
    }

    @Test
    void whatCameInLatelyIsListedLatestFirst() {
        assertThat(list("/sandbox/requests")).isEmpty();
        bank.get("/accounts?limit=5", key);
        bank.post("/accounts", key, "{\"name\":\"a\"}");

        var requests = list("/sandbox/requests");

        assertThat(requests)
                .extracting(request -> request.get("method").asString() + " "
                        + request.get("path").asString() + " "
                        + request.get("status").asInt())
                .containsExactly("POST /accounts 422", "GET /accounts?limit=5 200");
        assertThat(requests.getFirst().get("replayed").asBoolean()).isFalse();
        assertThat(requests.getFirst().get("fault").isNull()).isTrue();
        assertThat(requests.getFirst().get("milliseconds").decimalValue()).isPositive();
        assertThat(requests.getFirst().get("at").asString()).matches("2\\d{3}-.*");
        assertThat(requests.getFirst().get("key").asString()).matches("\\d+ inspected");
    }

    @Test
    void bothSidesOfARequestAreKeptWithoutKeys() {
        bank.send(
                "POST",
                "/accounts?token=abc",
                key,
                "{\"name\":\"" + key + "\",\"type\":\"checking\",\"balance\":1}",
                Map.of("Content-Type", "application/json", "Authorization", "Bearer hidden"));

        var exchange = details(latest());

        assertThat(exchange.get("path").asString()).isEqualTo("/accounts?token=***");
        assertThat(header(exchange.get("request"), "x-api-key")).isEqualTo("***");
        assertThat(header(exchange.get("request"), "authorization")).isEqualTo("***");
        assertThat(exchange.at("/request/body").asString())
                .isEqualTo("{\"name\":\"***\",\"type\":\"checking\",\"balance\":1}");
        assertThat(exchange.at("/request/body_truncated").asBoolean()).isFalse();
        assertThat(header(exchange.get("response"), "content-type")).isEqualTo("application/json");
        assertThat(header(exchange.get("response"), "x-request-id")).isNotEmpty();
        assertThat(exchange.at("/response/body").asString()).contains("\"type\":\"checking\"");
        assertThat(exchange.toString()).doesNotContain(key, "hidden");
    }

    @Test
    void longBodiesAreCutAndStreamedOnesAreSeen() {
        long account = bank.post("/accounts", key, "{\"name\":\"a\",\"type\":\"checking\",\"balance\":0}")
                .json()
                .get("id")
                .asLong();
        var description = "é".repeat(200);
        var posting = "{\"account_id\":" + account + ",\"amount\":1,\"description\":\"" + description + "\"}";
        var list =
                String.join(",", IntStream.range(0, 60).mapToObj(_ -> posting).toList());
        bank.post("/transactions/batch", key, "{\"transactions\":[" + list + "]}");
        var cut = details(latest());
        bank.get("/accounts", key);
        var streamed = details(latest());

        assertThat(cut.get("status").asInt()).as(cut.toString()).isEqualTo(201);
        assertThat(cut.at("/request/body_truncated").asBoolean()).isTrue();
        assertThat(cut.at("/request/body_bytes").asLong()).isGreaterThan(24_000);
        assertThat(cut.at("/request/body").asString()).doesNotContain("\uFFFD").hasSizeBetween(8_000, 16_384);
        assertThat(streamed.at("/response/body").asString())
                .startsWith("[{\"id\":")
                .endsWith("]");
    }

    @Test
    void replaysAndRefusalsAreMarked() {
        var account = "{\"name\":\"a\",\"type\":\"checking\",\"balance\":0}";
        var once = Map.of("Content-Type", "application/json", "Idempotency-Key", "once");
        bank.send("POST", "/accounts", key, account, once);
        bank.send("POST", "/accounts", key, account, once);

        assertThat(list("/sandbox/requests"))
                .extracting(request -> request.get("replayed").asBoolean())
                .containsExactly(true, false);
    }

    @Test
    void faultsAreNamedEvenWhereNoResponseWasSent() {
        var fault = Map.of("X-Mockbank-Fault", "drop_after");
        try {
            bank.send("GET", "/accounts", key, null, fault);
        } catch (UncheckedIOException dropped) {
            assertThat(dropped).isNotNull();
        }

        var recorded = list("/sandbox/requests").getFirst();

        assertThat(recorded.get("fault").asString()).isEqualTo("drop_after");
    }

    @Test
    void onlySoManyAreKeptAndPagesFollowEachOther() {
        for (int i = 0; i < KEPT + 5; i++) {
            bank.get("/accounts?limit=" + (i + 1), key);
        }
        var first = bank.get("/sandbox/requests?limit=15", key);
        var next = first.header("Link").orElseThrow().replaceFirst("<([^>]*)>.*", "$1");
        var second = bank.get(next, key);

        assertThat(first.json()).hasSize(15);
        assertThat(first.json().get(0).get("path").asString()).isEqualTo("/accounts?limit=" + (KEPT + 5));
        assertThat(second.json()).hasSize(KEPT - 15);
        assertThat(second.header("Link")).isEmpty();
    }

    @Test
    void anotherSandboxSeesNothingAndTheMasterKeySeesAll() {
        bank.get("/accounts", key);
        var id = latest();
        var other = bank.post("/admin/sandboxes", TestBank.MASTER_KEY, "{\"name\":\"other\",\"key\":true}")
                .json()
                .get("api_key")
                .asString();

        assertThat(list(bank.get("/sandbox/requests", other).json())).isEmpty();
        assertThat(bank.get("/sandbox/requests/" + id, other).status()).isEqualTo(404);
        var byMaster = "/admin/sandboxes/" + sandbox + "/requests";
        assertThat(list(bank.get(byMaster, TestBank.MASTER_KEY).json())).hasSize(1);
        assertThat(bank.get(byMaster + "/" + id, TestBank.MASTER_KEY).status()).isEqualTo(200);
    }

    @Test
    void theStreamTellsOfRequestsAsTheyHappen() {
        try (var listener = RawClient.of(bank)) {
            listener.send(
                    "GET /sandbox/requests/stream?seconds=60 HTTP/1.1\r\nHost: x\r\nx-api-key: " + key + "\r\n\r\n");
            receiveUntil(listener, ": connected");

            bank.get("/accounts?limit=7", key);
            var told = receiveUntil(listener, "limit=7");

            assertThat(told).contains("event: request", "\"status\":200").doesNotContain("/sandbox/requests");
        }
    }

    @Test
    void theStreamGoesOnAfterTheLastEventAndSaysWhatItMissed() {
        bank.get("/accounts?limit=1", key);
        long id = latest();
        for (int i = 0; i < KEPT + 1; i++) {
            bank.get("/accounts?limit=2", key);
        }

        var told = bank.send("GET", "/sandbox/requests/stream?seconds=1", key, null, Map.of("Last-Event-ID", "" + id))
                .text();

        assertThat(told).contains("event: missed").doesNotContain("limit=1\"");
        assertThat(told.split("event: request", -1)).hasSize(KEPT + 1);
    }

    @Test
    void aStreamEndsWithItsKey() {
        var issued = bank.post(
                        "/accounts/keys",
                        TestBank.MASTER_KEY,
                        "{\"access\":\"control\",\"sandbox_id\":" + sandbox + "}")
                .json();
        try (var listener = RawClient.of(bank)) {
            listener.send("GET /sandbox/requests/stream HTTP/1.1\r\nHost: x\r\nx-api-key: "
                    + issued.get("key").asString() + "\r\n\r\n");
            receiveUntil(listener, ": connected");

            bank.send("DELETE", "/accounts/keys/" + issued.get("id").asString(), TestBank.MASTER_KEY, null);
            bank.get("/accounts?limit=9", key);

            assertThat(receiveUntil(listener, "0\r\n\r\n")).doesNotContain("limit=9");
        }
    }

    @Test
    void theMasterKeyThatTheUserChoseIsMaskedToo() {
        bank.send(
                "POST",
                "/accounts",
                key,
                "{\"name\":\"" + TestBank.MASTER_KEY + "\",\"type\":\"checking\",\"balance\":0}",
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Referer",
                        "http://x/?api_key=sesame&a=1",
                        "X-Auth-Token",
                        "sesame"));

        var exchange = details(latest());

        assertThat(exchange.toString()).doesNotContain(TestBank.MASTER_KEY, "sesame");
        assertThat(header(exchange.get("request"), "referer")).isEqualTo("http://x/?api_key=***&a=1");
    }

    @Test
    void aResponseThatWasNotSentHasNoBody() {
        bank.send("HEAD", "/accounts", key, null);

        assertThat(details(latest()).at("/response/body_bytes").asLong()).isZero();
    }

    @Test
    void aStopEndsTheStream() {
        var stopped = TestBank.start(Map.of("INSPECTOR", "5", "STOP_SECONDS", "30"));
        var made = stopped.post("/admin/sandboxes", TestBank.MASTER_KEY, "{\"name\":\"s\",\"key\":true}")
                .json();
        try (var listener = RawClient.of(stopped)) {
            listener.send("GET /sandbox/requests/stream HTTP/1.1\r\nHost: x\r\nx-api-key: "
                    + made.get("api_key").asString() + "\r\n\r\n");
            receiveUntil(listener, ": connected");
            long startNanos = System.nanoTime();

            stopped.close();

            assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void onlySoManyStreamsAreOpen() {
        var open = IntStream.range(0, 10)
                .mapToObj(_ -> {
                    var listener = RawClient.of(bank);
                    listener.send("GET /sandbox/requests/stream HTTP/1.1\r\nHost: x\r\nx-api-key: " + key + "\r\n\r\n");
                    receiveUntil(listener, ": connected");
                    return listener;
                })
                .toList();

        var refused = bank.get("/sandbox/requests/stream", key);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().get("detail").asString()).contains("Too many streams");
        open.forEach(RawClient::close);
    }

    @Test
    void aStreamIsBounded() {
        for (var seconds : List.of("0", "3601", "x")) {
            assertThat(bank.get("/sandbox/requests/stream?seconds=" + seconds, key)
                            .status())
                    .isEqualTo(422);
        }
        assertThat(bank.get("/sandbox/requests/stream?seconds=1", key).status()).isEqualTo(200);
    }

    @Test
    void aServerThatKeepsNothingSaysSo() {
        try (var silent = TestBank.start()) {
            var key = silent.post("/admin/sandboxes", TestBank.MASTER_KEY, "{\"name\":\"s\",\"key\":true}")
                    .json()
                    .get("api_key")
                    .asString();

            for (var path : List.of("/sandbox/requests", "/sandbox/requests/1", "/sandbox/requests/stream")) {
                var reply = silent.get(path, key);

                assertThat(reply.status()).as(path).isEqualTo(404);
                assertThat(reply.json().get("detail").asString()).contains("set INSPECTOR");
            }
        }
    }

    private List<JsonNode> list(String path) {
        return list(bank.get(path, key).json());
    }

    private static List<JsonNode> list(JsonNode array) {
        return array.valueStream().toList();
    }

    private long latest() {
        return list("/sandbox/requests").getFirst().get("id").asLong();
    }

    private JsonNode details(long id) {
        return bank.get("/sandbox/requests/" + id, key).json();
    }

    private static String header(JsonNode message, String name) {
        return message.get("headers")
                .valueStream()
                .filter(header -> header.get("name").asString().equalsIgnoreCase(name))
                .map(header -> header.get("value").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String receiveUntil(RawClient client, String wanted) {
        var received = new StringBuilder();
        while (received.indexOf(wanted) < 0) {
            var part = client.receive();
            assertThat(part).as("the stream ended after " + received).isNotEmpty();
            received.append(part);
        }
        return received.toString();
    }
}
