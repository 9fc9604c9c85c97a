package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank.Reply;
import dev.mockbank.server.limit.RedisProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Three servers as processes of their own behind nginx, started at the same moment on an empty database of Debian's
/// PostgreSQL, with Debian's Redis.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
class SeveralServersTest {

    private static final int SERVERS = 3;
    private static final int CLIENTS = 12;
    private static final int IN_USE_MILLIS = 300;
    private static final String OPENING = "1000.00";

    @TempDir
    private static Path folder;

    private static final List<ChildServer> SERVING = new ArrayList<>();
    private static final List<Integer> PORTS = new ArrayList<>();
    private static DebianPostgres postgres;
    private static RedisProcess redis;
    private static Nginx nginx;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        redis = RedisProcess.start(InstalledProgram.find("redis-server", "redis-server"));
        postgres = DebianPostgres.start(folder);
        for (int number = 0; number < SERVERS; number++) {
            PORTS.add(RedisProcess.freePort());
        }
        nginx = Nginx.before(PORTS, folder);
        client = new TestClient(nginx.address());
        for (int number = 0; number < SERVERS; number++) {
            SERVING.add(launch(number));
        }
        SERVING.forEach(ChildServer::awaitReady);
    }

    @AfterAll
    static void stop() {
        SERVING.forEach(ChildServer::close);
        SERVING.clear();
        PORTS.clear();
        for (var opened : new AutoCloseable[] {client, nginx, redis, postgres}) {
            close(opened);
        }
    }

    @Test
    void theMigrationsRanOnce() {
        assertThat(
                        TestPostgres.query(
                                postgres.url(),
                                "SELECT count(*) - count(DISTINCT version) FILTER (WHERE success) FROM mockbank_schema_history"))
                .as("migrations that failed or ran twice")
                .isEqualTo("0");
    }

    @Test
    void everyPostingIsBookedOnceWhenAServerIsKilled() throws Exception {
        var key = newKey("{}");
        long account = newAccount(key);
        var answered = new ConcurrentHashMap<String, Long>();
        var stopped = new AtomicBoolean();
        try (var stubborn = new StubbornClient(new AtomicReferenceArray<>(new String[] {nginx.address()}), key)) {
            Clients.act(CLIENTS + 1, number -> {
                if (number == CLIENTS) {
                    killInTheMiddle(answered, stopped);
                } else {
                    postUntilStopped(stubborn, "client " + number, account, answered, stopped);
                }
            });
        }

        assertThat(Books.bookedOnce(postgres.url(), account)).isEqualTo(answered);
        Books.balance(postgres.url(), account, OPENING);
        new SummaryAudit(postgres.url(), path -> send("GET", path, key, null)).check(account);
        startAgain(0);
        Await.until(30, () -> {
            send("GET", "/accounts", key, null);
            return hasServed(SERVING.getFirst());
        });
    }

    @Test
    void aLimitIsSharedByAll() throws IOException {
        var key = newKey("{\"rate_limit\": 30}");
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

        Clients.act(60, _ -> statuses.add(send("GET", "/accounts", key, null).status()));

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(30);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(30);
        for (var server : SERVING) {
            assertThat(hasServed(server)).as("nginx goes around").isTrue();
        }
    }

    @Test
    void aRevokedKeyIsRefusedByAllWithinASecond() throws IOException {
        for (int round = 0; round < 3; round++) {
            var issued =
                    send("POST", "/accounts/keys", TestBank.MASTER_KEY, "{}").json();
            var key = issued.get("key").stringValue();
            var revokedAtNanos = new AtomicLong(Long.MAX_VALUE);
            Clients.act(SERVERS + 1, number -> {
                if (number == SERVERS) {
                    Thread.sleep(IN_USE_MILLIS);
                    var path = "/accounts/keys/" + issued.get("id");
                    int status = send("DELETE", path, TestBank.MASTER_KEY, null).status();
                    revokedAtNanos.set(System.nanoTime());
                    assertThat(status).isEqualTo(204);
                } else {
                    useUntilRefused(SERVING.get(number), key, revokedAtNanos);
                }
            });
        }
    }

    private static void killInTheMiddle(Map<String, Long> answered, AtomicBoolean stopped) {
        try {
            Await.until(30, () -> answered.size() > 100);
            SERVING.getFirst().kill();
            int before = answered.size();
            Await.until(30, () -> answered.size() > before + 100);
        } finally {
            stopped.set(true);
        }
    }

    private static void postUntilStopped(
            StubbornClient stubborn, String name, long account, Map<String, Long> answered, AtomicBoolean stopped)
            throws InterruptedException {
        for (int posting = 0; !stopped.get(); posting++) {
            var description = name + " posting " + posting;
            var booked = stubborn.post("/transactions", description, Books.posting(account, "-0.07", description));
            answered.put(description, booked.get("id").longValue());
        }
    }

    /// A request that begins a second after the revocation, or later, must be refused.
    private static void useUntilRefused(ChildServer server, String key, AtomicLong revokedAtNanos) throws IOException {
        int status = 200;
        while (status == 200) {
            long revoked = revokedAtNanos.get();
            boolean late = revoked != Long.MAX_VALUE
                    && System.nanoTime() - revoked > Duration.ofSeconds(1).toNanos();
            status = server.send("GET", "/accounts?limit=1", key, null).status();
            assertThat(late && status == 200)
                    .as("a key passed a second after its revocation")
                    .isFalse();
        }
        assertThat(status).isEqualTo(401);
    }

    private static ChildServer launch(int number) throws IOException {
        var home = Files.createDirectories(folder.resolve("server-" + number));
        return ChildServer.launch(
                home,
                Map.of(
                        "DATABASE_URL", postgres.url(),
                        "REDIS_URL", redis.url(),
                        "PORT", PORTS.get(number).toString()));
    }

    private static void startAgain(int number) throws IOException {
        SERVING.get(number).close();
        SERVING.set(number, launch(number));
        SERVING.get(number).awaitReady();
    }

    private static boolean hasServed(ChildServer server) throws IOException {
        return server.send("GET", "/metrics", null, null).text().contains("route=\"/accounts\"");
    }

    private static Reply send(String method, String path, String key, @Nullable String body) throws IOException {
        return client.send(method, path, key, body);
    }

    private static String newKey(String body) throws IOException {
        return send("POST", "/accounts/keys", TestBank.MASTER_KEY, body)
                .json()
                .get("key")
                .stringValue();
    }

    private static long newAccount(String key) throws IOException {
        var body = "{\"name\":\"once\",\"type\":\"savings\",\"balance\":\"" + OPENING + "\"}";
        return send("POST", "/accounts", key, body).json().get("id").longValue();
    }

    private static void close(AutoCloseable opened) {
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
