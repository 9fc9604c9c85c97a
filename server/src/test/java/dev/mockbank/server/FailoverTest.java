package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The primary of a highly available PostgreSQL is killed under load: its standby takes over, and the server finds it.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the script that sets PostgreSQL up is written for Debian")
class FailoverTest {

    private static final String OPENING = "1000.00";
    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static LoopbackCluster cluster;
    private static ChildServer server;
    private static String key;

    @BeforeAll
    static void start() throws IOException {
        cluster = LoopbackCluster.start(folder);
        var home = Files.createDirectories(folder.resolve("home"));
        server = ChildServer.start(home, Map.of("DATABASE_URL", cluster.url()));
        key = server.newKey();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void writesResumeAndNothingAcknowledgedIsLost() throws Exception {
        long account = newAccount();
        try (var stream = PostingStream.start(server, key, account)) {
            stream.awaitAcknowledged(100);
            var first = cluster.primary().orElseThrow();
            resumesAfter(() -> cluster.killNode(first), stream);
            assertThat(cluster.primary()).get().isNotEqualTo(first);

            cluster.startAgain();
            var second = cluster.primary().orElseThrow();
            resumesAfter(() -> cluster.killPostgres(second), stream);

            stream.stop();
            stream.wasAlwaysAnswered();
            assertThat(stream.answers(503))
                    .as("answers while there was no primary")
                    .isPositive();
            var booked = Books.bookedOnce(cluster.url(), account).keySet();
            assertThat(booked).containsAll(stream.acknowledged());
            assertThat(stream.sent()).containsAll(booked);
            Books.balance(cluster.url(), account, OPENING);
            new SummaryAudit(cluster.url(), path -> server.send("GET", path, key, null)).check(account);
        }
    }

    /// Postings are refused after the kill, and are booked again before the bound.
    private static void resumesAfter(Runnable kill, PostingStream stream) {
        int refused = stream.answers(503);
        long killedAtNanos = System.nanoTime();
        kill.run();
        Await.until((int) BOUND.toSeconds(), () -> stream.answers(503) > refused);
        stream.awaitAcknowledged(20);
        var outage = Duration.ofNanos(System.nanoTime() - killedAtNanos);
        assertThat(outage).isLessThan(BOUND);
    }

    private static long newAccount() throws IOException {
        var body = "{\"name\":\"lasting\",\"type\":\"savings\",\"balance\":\"" + OPENING + "\"}";
        return server.send("POST", "/accounts", key, body).json().get("id").longValue();
    }
}
