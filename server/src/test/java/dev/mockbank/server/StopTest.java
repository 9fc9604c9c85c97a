package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.mockbank.shared.client.MockbankClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A server that is told to stop answers what it has taken in, and leaves nothing running.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
class StopTest {

    private static final int REQUESTS = 6;
    private static final int ARRIVAL_MILLIS = 1000;
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int END_OF_SIGTERM = 128 + 15;
    private static final int END_OF_SIGINT = 128 + 2;

    @TempDir(factory = TargetFolder.class)
    private Path home;

    @Test
    void sigtermLetsRequestsInFlightFinish() throws Exception {
        try (var server = ChildServer.start(home, Map.of("ACCESS_LOG", "true"))) {
            assertThat(answersWhenStopped(server, () -> server.signal("TERM")))
                    .hasSize(REQUESTS)
                    .containsOnly(201);
            long answeredNanos = System.nanoTime();
            assertThat(server.awaitExit()).isEqualTo(END_OF_SIGTERM);
            assertThat(server.output().lines().filter(line -> line.contains(" POST /transactions 201 ")))
                    .as("the last requests are in the log, too")
                    .hasSize(REQUESTS);
            assertThat(server.output()).contains("Stopped.").doesNotContain("Exception");
            assertThat(Duration.ofNanos(System.nanoTime() - answeredNanos))
                    .as("the stop does not wait for clients that keep their connections")
                    .isLessThan(GRACE.dividedBy(2));
        }
        assertNothingRuns();
    }

    @Test
    void aConnectionThatIsKeptBetweenTwoRequestsDoesNotHoldItUp() throws Exception {
        try (var server = ChildServer.start(home, Map.of());
                var keeper = MockbankClient.of(URI.create(server.address()), TestBank.MASTER_KEY)) {
            keeper.admin().info();
            keeper.admin().info();
            long stoppedNanos = System.nanoTime();
            server.signal("TERM");
            server.awaitExit();
            assertThat(Duration.ofNanos(System.nanoTime() - stoppedNanos)).isLessThan(GRACE.dividedBy(2));
        }
        assertNothingRuns();
    }

    @Test
    void aSecondCtrlCDoesNoHarm() throws Exception {
        assumeFalse(Signals.interruptIsIgnored(), "Ctrl-C is ignored here");
        try (var server = ChildServer.start(home, Map.of())) {
            assertThat(answersWhenStopped(server, () -> {
                        server.signal("INT");
                        server.awaitLine("Stopping");
                        server.signal("INT");
                    }))
                    .hasSize(REQUESTS)
                    .containsOnly(201);
            assertThat(server.awaitExit()).isEqualTo(END_OF_SIGINT);
            assertThat(server.output()).contains("Stopped.").doesNotContain("Exception");
        }
        assertNothingRuns();
    }

    @Test
    void aRequestThatTakesTooLongDoesNotKeepItFromStopping() throws Exception {
        try (var server = ChildServer.start(home, Map.of("STOP_SECONDS", "1"))) {
            var key = server.newKey();
            long account = newAccount(server, key);
            try (var lock = TestPostgres.connect(new EmbeddedData(home).url());
                    var statement = lock.createStatement()) {
                lock.setAutoCommit(false);
                statement.execute("SELECT id FROM accounts WHERE id = " + account + " FOR UPDATE");
                var client = Thread.ofVirtual().start(() -> post(server, key, account));
                Await.until(10, () -> postingsWait());

                server.signal("TERM");
                assertThat(server.awaitExit()).isEqualTo(END_OF_SIGTERM);
                client.join();
            } catch (SQLException databaseIsGone) {
                // The lock's connection went with it.
            }
        }
        assertNothingRuns();
    }

    @Test
    void aSignalDuringTheStartEndsItCleanly() {
        for (var step : List.of("Creating the database", "Starting PostgreSQL")) {
            try (var server = ChildServer.launch(home, Map.of())) {
                server.awaitLine(step);
                server.signal("TERM");
                assertThat(server.awaitExit()).isEqualTo(END_OF_SIGTERM);
                assertThat(server.output()).doesNotContain("\tat ");
            }
            assertNothingRuns();
        }
        try (var server = ChildServer.start(home, Map.of())) {
            assertThat(server.alive()).isTrue();
        }
    }

    /// Lets requests wait for a row that is locked, stops the server, and only then gives the row free.
    private Queue<Integer> answersWhenStopped(ChildServer server, Runnable stop) throws Exception {
        var key = server.newKey();
        long account = newAccount(server, key);
        Queue<Integer> answers = new ConcurrentLinkedQueue<>();
        try (var lock = TestPostgres.connect(new EmbeddedData(home).url());
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("SELECT id FROM accounts WHERE id = " + account + " FOR UPDATE");
            var clients =
                    Thread.ofVirtual().start(() -> Clients.act(REQUESTS, _ -> answers.add(post(server, key, account))));
            Await.until(10, () -> postingsWait());
            // The other requests have arrived by now, too: whatever order they are worked in.
            Thread.sleep(ARRIVAL_MILLIS);
            stop.run();
            server.awaitLine("Stopping");
            Thread.sleep(300);
            assertThat(answers).isEmpty();
            lock.rollback();
            clients.join();
        }
        return answers;
    }

    private static long newAccount(ChildServer server, String key) throws IOException {
        return server.send("POST", "/accounts", key, "{\"name\":\"busy\",\"type\":\"checking\"}")
                .json()
                .get("id")
                .longValue();
    }

    /// The status of the answer; 0 when there was none.
    private static int post(ChildServer server, String key, long account) {
        try {
            return server.send("POST", "/transactions", key, Books.posting(account, "1.00", "in flight"))
                    .status();
        } catch (IOException noAnswer) {
            return 0;
        }
    }

    private boolean postingsWait() {
        return !TestPostgres.query(
                        new EmbeddedData(home).url(),
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                .equals("0");
    }

    private void assertNothingRuns() {
        assertThat(new EmbeddedData(home).isAtRest()).isTrue();
    }
}
