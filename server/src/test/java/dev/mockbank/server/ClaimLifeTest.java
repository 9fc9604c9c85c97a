package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How long claims live, and where: in the database, for all servers on it.
final class ClaimLifeTest {

    private static final String NEW_ACCOUNT = "{\"name\":\"test\",\"type\":\"checking\"}";

    private String url;

    @BeforeEach
    void makeDatabase() {
        url = TestPostgres.freshDatabase();
    }

    @Test
    void isForgottenAfterTheHoursOfTheSetting() {
        try (var bank = TestBank.on(url, Map.of("IDEMPOTENCY_HOURS", "2"))) {
            long account = bank.newAccount("0");
            var posting = Books.posting(account, "1", "kept for two hours");
            var first = post(bank, "/transactions", "posting", posting);
            var opened = post(bank, "/accounts", "account", NEW_ACCOUNT);

            age("1 hour 59 minutes");
            assertIsReplay(post(bank, "/transactions", "posting", posting), first);
            assertIsReplay(post(bank, "/accounts", "account", NEW_ACCOUNT), opened);

            age("2 minutes");
            assertIsNew(post(bank, "/transactions", "posting", Books.posting(account, "2", "another")));
            assertIsNew(post(bank, "/accounts", "account", NEW_ACCOUNT));
            assertThat(Books.transactions(url, account)).isEqualTo(2);
        }
    }

    @Test
    void isSweptInTheBackground() {
        try (var bank = TestBank.on(url, Map.of())) {
            post(bank, "/accounts", "fresh", NEW_ACCOUNT);
        }
        TestPostgres.execute(url, """
                INSERT INTO claims (ledger_id, id, request_hash, created_at)
                SELECT 1, sha256(convert_to(n::text, 'UTF8')), '', now() - interval '25 hours'
                FROM generate_series(1, 25000) n""");

        try (var _ = TestBank.on(url, Map.of())) {
            Await.until(20, () -> claims() == 1);
        }
    }

    @Test
    void outlivesTheServer() {
        Reply first;
        try (var bank = TestBank.on(url, Map.of())) {
            first = post(bank, "/accounts/keys", "restart", "{}");
        }
        try (var bank = TestBank.on(url, Map.of())) {
            assertIsReplay(post(bank, "/accounts/keys", "restart", "{}"), first);
        }
    }

    @Test
    void waitsOnAnotherServerForTheFirstToBeBooked() throws Exception {
        try (var bank = TestBank.on(url, Map.of());
                var neighbour = TestBank.on(url, Map.of());
                var connection = TestPostgres.connect(url);
                var statement = connection.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long account = bank.newAccount("0");
            var body = Books.posting(account, "1", "everywhere");
            connection.setAutoCommit(false);
            statement.execute("SELECT id FROM accounts WHERE id = " + account + " FOR UPDATE");

            var replies = Stream.of(bank, neighbour)
                    .map(server -> threads.submit(() -> post(server, bank.key(), "/transactions", "two", body)))
                    .toList();
            Await.until(10, () -> waiting() == 2);
            connection.rollback();

            var one = replies.getFirst().get();
            var two = replies.getLast().get();
            assertThat(List.of(one.status(), two.status())).containsOnly(201);
            assertThat(one.text()).isEqualTo(two.text());
            assertThat(List.of(one.header("Idempotent-Replayed"), two.header("Idempotent-Replayed")))
                    .containsExactlyInAnyOrder(Optional.empty(), Optional.of("true"));
            assertThat(Books.transactions(url, account)).isEqualTo(1);
        }
    }

    @Test
    void isOneForServersThatAreAskedAtOnce() {
        try (var bank = TestBank.on(url, Map.of());
                var neighbour = TestBank.on(url, Map.of())) {
            long one = bank.newAccount("0");
            long two = bank.newAccount("0");
            Clients.act(16, client -> {
                for (int number = 0; number < 30; number++) {
                    var server = client % 2 == 0 ? bank : neighbour;
                    // Half of the repeats have another body, on another account: one of the two is booked.
                    var body = Books.posting(client % 4 < 2 ? one : two, "1", "number " + number);
                    var reply = post(server, bank.key(), "/transactions", "number " + number, body);
                    assertThat(reply.status()).as(reply.text()).isIn(201, 409, 422);
                    var opened = post(server, bank.key(), "/accounts", "account " + number, NEW_ACCOUNT);
                    assertThat(opened.status()).as(opened.text()).isIn(201, 409);
                }
            });

            assertThat(Books.transactions(url, one) + Books.transactions(url, two))
                    .isEqualTo(30);
            assertThat(TestPostgres.query(url, "SELECT count(*) FROM accounts")).isEqualTo("32");
            Books.balance(url, one, "0");
            Books.balance(url, two, "0");
        }
        Books.hadNoDeadlock(url);
    }

    private static Reply post(TestBank bank, String path, String idempotencyKey, String body) {
        return post(bank, path.equals("/accounts/keys") ? TestBank.MASTER_KEY : bank.key(), path, idempotencyKey, body);
    }

    private static Reply post(TestBank bank, String apiKey, String path, String idempotencyKey, String body) {
        var headers = Map.of("Content-Type", "application/json", "Idempotency-Key", idempotencyKey);
        return bank.send("POST", path, apiKey, body, headers);
    }

    private void age(String by) {
        TestPostgres.execute(url, "UPDATE claims SET created_at = created_at - interval '" + by + "'");
    }

    private int claims() {
        return Integer.parseInt(TestPostgres.query(url, "SELECT count(*) FROM claims"));
    }

    private int waiting() {
        return Integer.parseInt(TestPostgres.query(url, """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'"""));
    }

    private static void assertIsNew(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.header("Idempotent-Replayed")).isEmpty();
    }

    private static void assertIsReplay(Reply repeat, Reply first) {
        assertThat(repeat.status()).isEqualTo(first.status());
        assertThat(repeat.header("Idempotent-Replayed")).contains("true");
    }
}
