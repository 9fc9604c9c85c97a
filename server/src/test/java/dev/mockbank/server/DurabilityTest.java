package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` in the middle of a stream of postings: what was acknowledged is there, once, and the books balance.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
class DurabilityTest {

    private static final String OPENING = "500.00";
    private static final int SLOWEST_MILLIS = 20_000;

    @TempDir(factory = TargetFolder.class)
    private Path home;

    private final Set<String> sent = new HashSet<>();
    private final Set<String> acknowledged = new HashSet<>();
    private ChildServer server;
    private String key;
    private long[] accounts;

    @BeforeEach
    void start() throws IOException {
        server = ChildServer.start(home, Map.of());
        key = server.newKey();
        accounts = new long[] {newAccount(), newAccount(), newAccount()};
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(new EmbeddedData(home).isAtRest()).isTrue();
    }

    @Test
    void whatWasAcknowledgedOutlivesAKilledServer() throws Exception {
        for (int round = 0; round < 2; round++) {
            try (var stream = PostingStream.start(server, key, accounts)) {
                awaitTraffic(stream);
                server.kill();
                note(stream);
            }
            startAgain();
            audit();
        }
    }

    @Test
    void whatWasAcknowledgedOutlivesAKilledServerTogetherWithItsPostgres() throws Exception {
        for (int round = 0; round < 2; round++) {
            try (var stream = PostingStream.start(server, key, accounts)) {
                awaitTraffic(stream);
                var postmaster = new EmbeddedData(home).postmaster();
                if (round == 0) {
                    server.kill();
                    postmaster.destroyForcibly();
                } else {
                    postmaster.destroyForcibly();
                    server.kill();
                }
                note(stream);
            }
            startAgain();
            audit();
        }
    }

    @Test
    void theServerOutlivesAKilledPostgres() throws Exception {
        try (var stream = PostingStream.start(server, key, accounts)) {
            for (int round = 0; round < 3; round++) {
                awaitTraffic(stream);
                var data = new EmbeddedData(home);
                var killed = data.postmaster();
                killed.destroyForcibly();
                assertThat(status("/health/live")).isEqualTo(200);
                // Its children go on for a moment, and answer.
                Await.until(60, () -> data.isServedBesides(killed) && status("/health/ready") == 200);
                stream.awaitAcknowledged(20);
            }
            note(stream);
            stream.wasAlwaysAnswered();
            assertThat(stream.answers(503)).isPositive();
            assertThat(stream.slowestMillis()).isLessThan(SLOWEST_MILLIS);
        }
        assertThat(server.alive()).isTrue();
        audit();
    }

    /// So much that each kill comes at another moment of a flush.
    private static void awaitTraffic(PostingStream stream) {
        stream.awaitAcknowledged(30 + ThreadLocalRandom.current().nextInt(100));
    }

    private void note(PostingStream stream) {
        stream.stop();
        sent.addAll(stream.sent());
        acknowledged.addAll(stream.acknowledged());
    }

    private void startAgain() {
        server.close();
        server = ChildServer.start(home, Map.of());
    }

    private void audit() throws SQLException, IOException {
        var url = new EmbeddedData(home).url();
        var rows = new HashMap<String, Integer>();
        try (var connection = TestPostgres.connect(url);
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT description FROM transactions")) {
            while (found.next()) {
                rows.merge(found.getString(1), 1, Integer::sum);
            }
        }
        assertThat(rows.values()).as("each posting is there once at most").containsOnly(1);
        assertThat(rows.keySet()).containsAll(acknowledged);
        assertThat(sent).containsAll(rows.keySet());
        for (long account : accounts) {
            Books.balance(url, account, OPENING);
        }
        new SummaryAudit(url, path -> server.send("GET", path, key, null)).check(accounts);
    }

    private int status(String path) throws IOException {
        return server.send("GET", path, null, null).status();
    }

    private long newAccount() throws IOException {
        var body = "{\"name\":\"durable\",\"type\":\"savings\",\"balance\":\"" + OPENING + "\"}";
        return server.send("POST", "/accounts", key, body).json().get("id").longValue();
    }
}
