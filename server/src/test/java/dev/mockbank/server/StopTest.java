package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.mockbank.shared.client.MockbankClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A server that is told to stop answers what it has taken in, and leaves nothing running.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
class StopTest {

    private static final int REQUESTS = 6;
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
            // Kept until the end: the driver closes a connection that nobody holds.
            var lock = lock(account);
            var client = Thread.ofVirtual().start(() -> post(server, key, account, () -> {}));
            Await.until(10, () -> postingsWait());

            server.signal("TERM");
            assertThat(server.awaitExit()).isEqualTo(END_OF_SIGTERM);
            client.join();
            lock.close();
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
        var arrived = new CountDownLatch(REQUESTS);
        try (var lock = lock(account)) {
            var clients = Thread.ofVirtual()
                    .start(() ->
                            Clients.act(REQUESTS, _ -> answers.add(post(server, key, account, arrived::countDown))));
            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
            Await.until(10, () -> postingsWait());
            stop.run();
            server.awaitLine("Stopping");
            Await.until(10, () -> refusesConnections(server));
            assertThat(answers).isEmpty();
            lock.rollback();
            clients.join();
        }
        return answers;
    }

    /// Locks an account's row in a transaction of the test's own, which ends with its connection.
    private Connection lock(long account) throws SQLException {
        var connection = TestPostgres.connect(new EmbeddedData(home).url());
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT id FROM accounts WHERE id = " + account + " FOR UPDATE");
        }
        return connection;
    }

    /// Whether it has begun to stop and takes nobody in any more.
    private static boolean refusesConnections(ChildServer server) {
        var address = URI.create(server.address());
        try (var _ = new Socket(address.getHost(), address.getPort())) {
            return false;
        } catch (IOException refused) {
            return true;
        }
    }

    private static long newAccount(ChildServer server, String key) throws IOException {
        return server.send("POST", "/accounts", key, "{\"name\":\"busy\",\"type\":\"checking\"}")
                .json()
                .get("id")
                .longValue();
    }

    /// The status of the answer; 0 when there was none.
    ///
    /// @param arrived is run when the server has begun with the request: it asked for the body
    private static int post(ChildServer server, String key, long account, Runnable arrived) {
        var body = Books.posting(account, "1.00", "in flight").getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(server.address() + "/transactions"))
                .expectContinue(true)
                .timeout(Duration.ofSeconds(60))
                .header("x-api-key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> {
                            arrived.run();
                            return new ByteArrayInputStream(body);
                        }),
                        body.length))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException noAnswer) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
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
