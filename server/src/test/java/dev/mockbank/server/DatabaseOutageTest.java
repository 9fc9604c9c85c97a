package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The database of the user's own goes away and comes back while the server runs.
class DatabaseOutageTest {

    private static final int RECOVERY_SECONDS = 30;
    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    /// A request waits for a connection for some seconds, then it is refused.
    private static final Duration REFUSAL_BOUND = Duration.ofSeconds(10);

    /// How long the driver waits for an answer; 40 seconds unless the user's address says something else.
    private static final int SOCKET_TIMEOUT_SECONDS = 4;

    /// The wait for a connection, for an answer, and some time for a busy machine.
    private static final Duration HANG_BOUND = Duration.ofSeconds(SOCKET_TIMEOUT_SECONDS + 10);

    private String url;
    private CuttableProxy proxy;
    private TestBank bank;
    private long account;

    @BeforeEach
    void start() {
        url = TestPostgres.freshDatabase();
        var address = ADDRESS.matcher(url);
        assertThat(address.find()).isTrue();
        proxy = CuttableProxy.to(Integer.parseInt(address.group(1)));
        proxy.mend();
        var throughProxy = address.replaceFirst("127.0.0.1:" + proxy.port());
        bank = TestBank.on(
                throughProxy + (url.contains("?") ? "&" : "?") + "socketTimeout=" + SOCKET_TIMEOUT_SECONDS, Map.of());
        account = bank.newAccount("10.00");
    }

    @AfterEach
    void stop() {
        bank.close();
        proxy.close();
        Books.balance(url, account, "10.00");
    }

    @Test
    void aLostDatabaseIsToldAndRecoveredFrom() {
        assertThat(post().status()).isEqualTo(201);

        proxy.cut();
        var requests = List.<Supplier<Reply>>of(
                this::post,
                () -> bank.get("/health/ready"),
                () -> bank.get("/accounts"),
                () -> bank.get("/accounts/keys", TestBank.MASTER_KEY));
        Clients.act(3 * requests.size(), client -> {
            var request = requests.get(client % requests.size());
            assertUnavailable(within(REFUSAL_BOUND, request));
        });
        assertThat(bank.get("/health/live").status()).isEqualTo(200);
        assertThat(bank.get("/docs").status()).isEqualTo(200);

        proxy.mend();
        Await.until(RECOVERY_SECONDS, () -> bank.get("/health/ready").status() == 200);
        assertThat(post().status()).isEqualTo(201);
    }

    @Test
    void aDatabaseThatHangsKeepsNoRequestForEver() {
        assertThat(post().status()).isEqualTo(201);

        proxy.hang();
        Clients.act(12, client -> {
            var reply = within(HANG_BOUND, client % 2 == 0 ? this::post : () -> bank.get("/health/ready"));
            assertUnavailable(reply);
        });
        assertThat(bank.get("/health/live").status()).isEqualTo(200);

        proxy.mend();
        Await.until(RECOVERY_SECONDS, () -> bank.get("/health/ready").status() == 200);
        assertThat(post().status()).isEqualTo(201);
    }

    @Test
    void aDeletionThatLosesItsConnectionIsRefusedLikeEverythingElse() throws Exception {
        var id = post().json().get("id");
        try (var lock = TestPostgres.connect(url);
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("SELECT id FROM accounts WHERE id = " + account + " FOR UPDATE");
            var deletion = new CompletableFuture<Reply>();
            Thread.ofVirtual().start(() -> deletion.complete(bank.delete("/transactions/" + id)));
            Await.until(
                    RECOVERY_SECONDS,
                    () -> !TestPostgres.query(
                                    url,
                                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                            + " WHERE wait_event_type = 'Lock' AND datname = current_database()")
                            .equals("0"));
            assertUnavailable(deletion.get(RECOVERY_SECONDS, TimeUnit.SECONDS));
        }
    }

    private Reply post() {
        return bank.post("/transactions", Books.posting(account, "0.01", "through the proxy"));
    }

    private static void assertUnavailable(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isPresent();
        assertThat(reply.json().get("detail").stringValue())
                .containsAnyOf("database cannot be reached", "database does not answer in time");
    }

    private static Reply within(Duration bound, Supplier<Reply> request) {
        long startNanos = System.nanoTime();
        var reply = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(bound);
        return reply;
    }
}
