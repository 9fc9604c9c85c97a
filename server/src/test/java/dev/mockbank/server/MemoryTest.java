package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server with a small heap, and clients that want to fill it. It ends when it is out of memory, so that it is
/// there afterwards says that it was not.
final class MemoryTest {

    private static final int MIB = 1 << 20;
    private static final String HEAP = "-Xmx80m";

    /// What each of them holds is some megabytes.
    private static final int CLIENTS = 60;

    @TempDir(factory = TargetFolder.class)
    private static Path home;

    private static ChildServer server;
    private static String key;
    private static String otherKey;
    private static long account;

    @BeforeAll
    static void start() throws IOException {
        server = ChildServer.start(
                home,
                Map.of(
                        "DATABASE_URL",
                        TestPostgres.freshDatabase(),
                        "JDK_JAVA_OPTIONS",
                        HEAP + " -XX:+ExitOnOutOfMemoryError"));
        key = server.newKey();
        otherKey = server.newKey();
        var opened = server.send("POST", "/accounts", otherKey, "{\"name\":\"a\",\"type\":\"checking\"}");
        account = opened.json().get("id").longValue();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void chunksOfStrangersAreNotKeptWhole() throws Exception {
        int bytes = 4 * MIB - 1;
        withClients(
                client -> {
                    client.send(post("/accounts", "no-such-key", "Transfer-Encoding: chunked"));
                    client.send(Integer.toHexString(bytes) + "\r\n");
                    client.send(new byte[bytes - 1]);
                },
                MemoryTest::assertServes);
    }

    @Test
    void aLineThatDoesNotEndIsNotKept() throws Exception {
        withClients(
                client -> {
                    client.send(post("/accounts", "no-such-key", "Transfer-Encoding: chunked"));
                    client.send("0".repeat(4 * MIB));
                },
                MemoryTest::assertServes);
    }

    @Test
    void slowBodiesOfOneKeyLeaveRoomForThoseOfAnother() throws Exception {
        withClients(
                client -> {
                    client.send(post("/transactions/batch", key, "Content-Length: " + MIB));
                    client.send(" ".repeat(MIB - 1));
                },
                () -> {
                    assertServes();
                    var batch = server.send("POST", "/transactions/batch", otherKey, batch(1000, "x".repeat(300)));
                    assertThat(batch.status()).as(batch.text()).isEqualTo(201);
                });
    }

    @Test
    void whatIsMadeOfABodyIsBoundedToo() throws Exception {
        var body = "{\"transactions\":[" + "{},".repeat(MIB / 3 - 10) + "{}]}";
        Clients.act(CLIENTS, _ -> {
            var reply = server.send("POST", "/transactions/batch", key, body);
            assertThat(reply.status()).isIn(422, 503);
            if (reply.status() == 422) {
                assertThat(reply.json().at("/detail/0/msg").stringValue())
                        .startsWith("Token count (50001) exceeds the maximum allowed (50000)");
            }
        });
        assertServes();
    }

    @Test
    void theLargestBatchIsWithinTheBound() throws Exception {
        assertThat(server.send("POST", "/transactions/batch", otherKey, batch(1000, "x".repeat(800)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void filesThatAreNotReadTakeNoMemory() throws Exception {
        withClients(
                client -> {
                    client.send(get("/docs/swagger-ui-bundle.js", key).repeat(10));
                    assertThat(client.receive()).startsWith("HTTP/1.1 200 ");
                },
                MemoryTest::assertServes);
    }

    /// Lets clients send and then wait, and checks meanwhile.
    private static void withClients(Consumer<RawClient> sending, Check check) throws Exception {
        var clients = new ArrayList<RawClient>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(RawClient.at(URI.create(server.address()).getPort()));
            }
            Clients.act(CLIENTS, number -> sending.accept(clients.get(number)));
            check.run();
        } finally {
            clients.forEach(RawClient::close);
        }
    }

    private interface Check {
        void run() throws Exception;
    }

    private static void assertServes() throws IOException {
        var posted = server.send("POST", "/transactions", otherKey, Books.posting(account, "1.00", "still there"));
        assertThat(posted.status()).isEqualTo(201);
        assertThat(server.alive()).isTrue();
    }

    private static String batch(int rows, String description) {
        return IntStream.range(0, rows)
                .mapToObj(_ -> ("{\"account_id\":%d,\"amount\":\"-1.00\",\"category\":\"groceries\","
                                + "\"timestamp\":\"2026-01-05T00:00:00Z\",\"description\":\"%s\"}")
                        .formatted(account, description))
                .collect(Collectors.joining(",", "{\"transactions\":[", "]}"));
    }

    private static String post(String path, String key, String headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nx-api-key: " + key + "\r\n" + headers + "\r\n\r\n";
    }

    private static String get(String path, String key) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\nx-api-key: " + key + "\r\n\r\n";
    }
}
