package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank.Reply;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests with an `Idempotency-Key` that reach one server at the same time.
final class ConcurrentRepeatsTest {

    private static String url;
    private static TestBank bank;
    private final String idempotencyKey = UUID.randomUUID().toString();
    private long account;
    private long other;

    @BeforeAll
    static void start() {
        url = TestPostgres.freshDatabase();
        bank = TestBank.on(url, Map.of());
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @BeforeEach
    void openAccounts() {
        account = bank.newAccount("100");
        other = bank.newAccount("100");
    }

    @Test
    void refusesARepeatWhileTheFirstIsUnderWay() throws Exception {
        var body = Books.posting(account, "1", "slow");
        try (var connection = TestPostgres.connect(url);
                var statement = connection.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT id FROM accounts WHERE id = " + account + " FOR UPDATE");
            Future<Reply> first = threads.submit(() -> post("/transactions", idempotencyKey, body));
            Await.until(10, () -> "1".equals(TestPostgres.query(url, """
                    SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock'""")));

            var early = post("/transactions", idempotencyKey, body);
            connection.rollback();

            assertThat(early.status()).isEqualTo(409);
            assertThat(early.header("Retry-After")).contains("1");
            assertThat(early.json().get("detail").stringValue()).contains("in progress");
            assertThat(first.get().status()).isEqualTo(201);
            assertThat(post("/transactions", idempotencyKey, body).text())
                    .isEqualTo(first.get().text());
        }
        assertThat(Books.transactions(url, account)).isEqualTo(1);
    }

    @Test
    void booksOnceWhateverTheNumberOfRepeatsAtOnce() {
        Clients.act(16, client -> {
            for (int posting = 0; posting < 20; posting++) {
                var body = Books.posting(account, "1", "posting " + posting);
                var reply = post("/transactions", idempotencyKey + posting, body);
                assertThat(reply.status()).isIn(201, 409);
            }
        });

        assertThat(Books.transactions(url, account)).isEqualTo(20);
        Books.balance(url, account, "100");
    }

    @Test
    void mixesPostingsWithAndWithoutKeysInOneFlush() {
        Clients.act(24, client -> {
            for (int round = 0; round < 10; round++) {
                var body = Books.posting(client % 2 == 0 ? account : other, "0.01", "mixed " + client);
                var reply = client % 3 == 0
                        ? bank.post("/transactions", body)
                        : post("/transactions", idempotencyKey + client, body);
                assertThat(reply.status()).isEqualTo(201);
            }
        });

        assertThat(Books.transactions(url, account) + Books.transactions(url, other))
                .isEqualTo(8 * 10 + 16);
        Books.balance(url, account, "100");
        Books.balance(url, other, "100");
    }

    private static Reply post(String path, String idempotencyKey, String body) {
        var headers = Map.of("Content-Type", "application/json", "Idempotency-Key", idempotencyKey);
        return bank.send("POST", path, bank.key(), body, headers);
    }
}
