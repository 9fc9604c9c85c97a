package dev.mockbank.server.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Await;
import dev.mockbank.server.RawClient;
import dev.mockbank.server.RawClient.RawReply;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import dev.mockbank.server.http.HttpLimits;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Clients that take their time: they are ended by their own bound, and nobody else notices them.
final class SlowClientTest {

    private static final int CLIENTS = 32;
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final Duration REQUEST = Duration.ofSeconds(2);
    private static final ConnectionLimits SLOW =
            new ConnectionLimits(4096, Duration.ofSeconds(1), Duration.ofMillis(700), REQUEST, Duration.ofSeconds(1));
    private static final HttpLimits LIMITS = TestBank.LIMITS.with(SLOW);

    /// The slow client's posting leads a flush that others wait for while its time runs out.
    @Test
    void aBodyThatDripsUntilJustBeforeTheBoundFailsNoPosting() throws Exception {
        var database = TestPostgres.freshDatabase();
        try (var bank = TestBank.on(database, Map.of(), LIMITS);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long first = bank.newAccount("0");
            long second = bank.newAccount("0");
            try (var firstLock = lock(database, first);
                    var secondLock = lock(database, second)) {
                long startNanos = System.nanoTime();
                var slow = threads.submit(() -> drip(bank, second, startNanos, REQUEST.minusMillis(500)));
                var before = threads.submit(() -> bank.post("/transactions", posting(first)));
                awaitTime(startNanos, REQUEST.minusMillis(450));
                var posted = new ArrayList<Future<TestBank.Reply>>();
                for (int i = 0; i < CLIENTS; i++) {
                    posted.add(threads.submit(() -> bank.post("/transactions", posting(second))));
                }
                awaitTime(startNanos, REQUEST.minusMillis(100));
                firstLock.rollback();
                assertThat(before.get().status()).isEqualTo(201);
                awaitTime(startNanos, REQUEST.multipliedBy(2));
                secondLock.rollback();

                for (var reply : posted) {
                    assertThat(reply.get().status()).as(reply.get().text()).isEqualTo(201);
                }
                assertThat(slow.get().status()).isEqualTo(201);
            }
        }
    }

    @Test
    void aBodyThatIsShorterThanItsLengthIsAnsweredWhenItsTimeIsOver() {
        try (var bank = TestBank.start(Map.of(), LIMITS);
                var client = RawClient.of(bank)) {
            client.send(head(bank, 500) + "{");

            assertThat(client.replies()).singleElement().satisfies(reply -> {
                assertTimeout(reply);
                assertThat(reply.json().get("detail").stringValue()).contains("Content-Length");
            });
        }
    }

    @Test
    void aBodyThatDripsForEverIsAnsweredWhenItsTimeIsOver() throws Exception {
        try (var bank = TestBank.start(Map.of(), LIMITS)) {
            var reply = drip(bank, 1, System.nanoTime(), REQUEST.multipliedBy(3));

            assertTimeout(reply);
        }
    }

    @Test
    void aHeadThatDoesNotEndIsAnsweredWhenItsTimeIsOver() {
        try (var bank = TestBank.start(Map.of(), LIMITS)) {
            for (var head : List.of("GET / HT", "GET / HTTP/1.1\r\nHost: x\r\nX-A:")) {
                assertThat(RawClient.exchange(bank, head)).singleElement().satisfies(SlowClientTest::assertTimeout);
            }
        }
    }

    @Test
    void anIdleConnectionIsClosedInSilence() {
        try (var bank = TestBank.start(Map.of(), LIMITS);
                var client = RawClient.of(bank)) {
            client.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(client.replies())
                    .singleElement()
                    .extracting(RawReply::status)
                    .isEqualTo(200);
            assertThat(RawClient.exchange(bank, "")).isEmpty();
        }
    }

    @Test
    void theTimeThatTheServerItselfNeedsDoesNotCount() throws Exception {
        var database = TestPostgres.freshDatabase();
        var limits = TestBank.LIMITS.with(new ConnectionLimits(16, SHORT, SHORT, SHORT, SHORT));
        try (var bank = TestBank.on(database, Map.of(), limits);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long account = bank.newAccount("0");
            try (var lock = lock(database, account)) {
                long startNanos = System.nanoTime();
                var posted = threads.submit(() -> bank.post("/transactions", posting(account)));
                awaitTime(startNanos, SHORT.multipliedBy(8));
                lock.rollback();

                assertThat(posted.get().status()).isEqualTo(201);
            }
        }
    }

    @Test
    void aClientThatTakesNothingOfItsAnswersIsEnded() {
        try (var bank = TestBank.start(Map.of(), LIMITS);
                var client = RawClient.of(bank)) {
            // More than the buffers of both sides hold.
            client.send("GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n".repeat(50));
            Await.until(10, () -> openConnections(bank) == 2);

            Await.until(10, () -> openConnections(bank) == 1);
        }
    }

    private static RawReply drip(TestBank bank, long account, long startNanos, Duration time)
            throws InterruptedException {
        var body = posting(account);
        try (var client = RawClient.of(bank)) {
            int left = 1000;
            client.send(head(bank, body.length() + left) + body);
            while (left > 1 && System.nanoTime() - startNanos < time.toNanos()) {
                client.send(" ");
                left--;
                Thread.sleep(20);
            }
            client.send(" ".repeat(left));
            return client.replies().getFirst();
        }
    }

    private static void awaitTime(long startNanos, Duration time) throws InterruptedException {
        Thread.sleep(time.minusNanos(System.nanoTime() - startNanos));
    }

    /// Keeps an account's postings waiting until it is rolled back.
    private static Connection lock(String database, long account) throws SQLException {
        var connection = TestPostgres.connect(database);
        connection.setAutoCommit(false);
        connection.createStatement().execute("SELECT id FROM accounts WHERE id = " + account + " FOR UPDATE");
        return connection;
    }

    /// That of the asking client included.
    private static int openConnections(TestBank bank) {
        return bank.get("/metrics", null)
                .text()
                .lines()
                .filter(line -> line.startsWith("mockbank_http_connections "))
                .map(line -> new BigDecimal(line.substring(line.indexOf(" ") + 1)).intValueExact())
                .findFirst()
                .orElseThrow();
    }

    private static String posting(long account) {
        return "{\"account_id\":" + account + ",\"amount\":1}";
    }

    private static String head(TestBank bank, int bytes) {
        return "POST /transactions HTTP/1.1\r\nHost: x\r\nx-api-key: " + bank.key() + "\r\nContent-Length: " + bytes
                + "\r\n\r\n";
    }

    private static void assertTimeout(RawReply reply) {
        assertThat(reply.status()).isEqualTo(408);
        assertThat(reply.header("Connection")).contains("close");
        assertThat(reply.header("X-Request-Id")).isPresent();
        assertThat(reply.json().get("status").intValue()).isEqualTo(408);
    }
}
