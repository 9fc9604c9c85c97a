package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A standard output that nobody reads, as of a terminal after Ctrl-S, holds up neither requests nor the stop.
final class StuckOutputTest {

    /// Far more than have lines in a pipe and in the queue.
    private static final int MAX_REQUESTS = 30_000;

    private static final int REQUESTS_BETWEEN_LOOKS = 500;

    @TempDir(factory = TargetFolder.class)
    private Path home;

    @Test
    void dropsAccessLinesAndCountsThem() throws Exception {
        var builder = new ProcessBuilder(ChildServer.command()).directory(home.toFile());
        ChildServer.environment(builder.environment(), home);
        builder.environment().putAll(Map.of("DATABASE_URL", TestPostgres.freshDatabase(), "ACCESS_LOG", "true"));
        var process = builder.start();
        try (var output = process.inputReader()) {
            var address = address(output);
            try (var client = new TestClient(address)) {
                int sent = 0;
                while (!hasDropped(client) && sent < MAX_REQUESTS) {
                    for (int i = 0; i < REQUESTS_BETWEEN_LOOKS; i++) {
                        assertThat(client.send("GET", "/" + "a".repeat(200), null, null)
                                        .status())
                                .isEqualTo(404);
                        sent++;
                    }
                }
                assertThat(sent).isLessThan(MAX_REQUESTS);
            }
            Signals.send("TERM", process.pid());
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it stops").isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean hasDropped(TestClient client) throws IOException {
        var metrics = client.send("GET", "/metrics", null, null).text();
        assertThat(metrics).contains("\nmockbank_log_dropped_total ");
        return !metrics.contains("\nmockbank_log_dropped_total 0.0");
    }

    private static String address(BufferedReader output) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("  API ")) {
                return URI.create(line.substring("  API ".length()).strip()).toString();
            }
        }
        throw new AssertionError("no address");
    }
}
