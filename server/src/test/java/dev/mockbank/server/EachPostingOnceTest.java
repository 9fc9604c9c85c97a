package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Clients that repeat each posting until it is answered, over servers that are killed: each is booked exactly once.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
class EachPostingOnceTest {

    private static final int SERVERS = 2;
    private static final int KILLS = 4;
    private static final int CLIENTS = 10;
    private static final int BATCH = 3;
    private static final String OPENING = "1000.00";

    @TempDir(factory = TargetFolder.class)
    private Path home;

    private final List<ChildServer> servers = new ArrayList<>();
    private final AtomicReferenceArray<String> addresses = new AtomicReferenceArray<>(SERVERS);

    /// The numbers that were answered, by the description of the posting.
    private final Map<String, Long> answered = new ConcurrentHashMap<>();

    private String url;
    private String key;
    private long[] accounts;

    @BeforeEach
    void start() throws IOException {
        url = TestPostgres.freshDatabase();
        for (int number = 0; number < SERVERS; number++) {
            servers.add(startServer(number));
        }
        key = servers.getFirst().newKey();
        accounts = new long[] {newAccount(), newAccount(), newAccount()};
    }

    @AfterEach
    void stop() {
        servers.forEach(ChildServer::close);
    }

    @Test
    void afterHangUpsKilledServersAndLostAnswers() throws Exception {
        var stopped = new AtomicBoolean();
        try (var client = new StubbornClient(addresses, key);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = new ArrayList<Future<?>>();
            for (int number = 0; number < CLIENTS; number++) {
                clients.add(threads.submit(work(client, "client " + number, stopped)));
            }
            try {
                for (int kill = 0; kill < KILLS; kill++) {
                    int before = answered.size();
                    int more = 50 + ThreadLocalRandom.current().nextInt(150);
                    Await.until(60, () -> answered.size() >= before + more);
                    killAndStartAgain(kill % SERVERS);
                }
            } finally {
                stopped.set(true);
            }
            for (var one : clients) {
                one.get();
            }
            assertThat(client.unanswered).as("hang-ups").hasPositiveValue();
            assertThat(client.lost).as("lost answers").hasPositiveValue();
            assertThat(client.replayed).as("replays").hasPositiveValue();
        }
        assertThat(answered).hasSizeGreaterThan(100);
        assertThat(bookedIds()).isEqualTo(answered);
        for (long account : accounts) {
            Books.balance(url, account, OPENING);
        }
        for (var server : servers) {
            new SummaryAudit(url, path -> server.send("GET", path, key, null)).check(accounts);
        }
    }

    private Callable<Boolean> work(StubbornClient client, String name, AtomicBoolean stopped) {
        return () -> {
            for (int number = 0; !stopped.get(); number++) {
                var description = name + " posting " + number;
                long account = accounts[number % accounts.length];
                switch (number % 5) {
                    case 0 -> batch(client, account, description);
                    case 1 -> transfer(client, account, accounts[(number + 1) % accounts.length], description);
                    default -> note(client.post("/transactions", description, posting(account, description)));
                }
            }
            return true;
        };
    }

    private void batch(StubbornClient client, long account, String description) throws InterruptedException {
        var postings = new ArrayList<String>();
        for (int part = 0; part < BATCH; part++) {
            postings.add(posting(account, description + " part " + part));
        }
        var body = "{\"transactions\":[" + String.join(",", postings) + "]}";
        client.post("/transactions/batch", description, body).forEach(this::note);
    }

    private void transfer(StubbornClient client, long from, long to, String description) throws InterruptedException {
        var body = "{\"from_account_id\":%d,\"to_account_id\":%d,\"amount\":\"0.05\",\"description\":\"%s\"}"
                .formatted(from, to, description);
        client.post("/transfers", description, body).get("transactions").forEach(this::note);
    }

    private static String posting(long account, String description) {
        return Books.posting(account, "-0.07", description);
    }

    private void note(JsonNode transaction) {
        var name = name(
                transaction.get("description").stringValue(),
                transaction.get("account_id").longValue());
        assertThat(answered.put(name, transaction.get("id").longValue())).isNull();
    }

    /// The two legs of a transfer have the same description.
    private static String name(String description, long account) {
        return description + " on account " + account;
    }

    private Map<String, Long> bookedIds() throws SQLException {
        var booked = new HashMap<String, Long>();
        try (var connection = TestPostgres.connect(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT description, account_id, id FROM transactions")) {
            while (rows.next()) {
                var former = booked.put(name(rows.getString(1), rows.getLong(2)), rows.getLong(3));
                assertThat(former).as("booked twice: " + rows.getString(1)).isNull();
            }
        }
        return booked;
    }

    private void killAndStartAgain(int number) throws IOException {
        servers.get(number).kill();
        servers.get(number).close();
        servers.set(number, startServer(number));
    }

    private ChildServer startServer(int number) throws IOException {
        var folder = Files.createDirectories(home.resolve("server-" + number));
        var server = ChildServer.start(folder, Map.of("DATABASE_URL", url));
        addresses.set(number, server.address());
        return server;
    }

    private long newAccount() throws IOException {
        var body = "{\"name\":\"once\",\"type\":\"savings\",\"balance\":\"" + OPENING + "\"}";
        return servers.getFirst()
                .send("POST", "/accounts", key, body)
                .json()
                .get("id")
                .longValue();
    }
}
