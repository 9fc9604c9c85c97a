package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server program with `--demo`.
final class DemoOptionTest {

    @TempDir(factory = TargetFolder.class)
    private Path home;

    @Test
    void fillsAnEmptyBankOnceAndAnswersMeanwhile() throws Exception {
        var settings = Map.of("DATABASE_URL", TestPostgres.freshDatabase());
        try (var server = ChildServer.launch(home, settings, "--demo")) {
            server.awaitReady();
            assertThat(server.send("GET", "/health/ready", null, null).status()).isEqualTo(200);
            server.awaitLine("Demo data: done, ");

            assertThat(server.output()).containsPattern("Demo data: [0-9]+ of [0-9]+ transactions");
            assertThat(accounts(server)).isEqualTo(4);
        }
        try (var server = ChildServer.launch(home, settings, "--demo")) {
            server.awaitReady();
            server.awaitLine("Demo data: the bank has accounts already");

            assertThat(accounts(server)).isEqualTo(4);
        }
    }

    @Test
    void stopsWhileItFills() {
        try (var server = ChildServer.launch(home, Map.of("DATABASE_URL", TestPostgres.freshDatabase()), "--demo")) {
            server.awaitReady();
            server.signal("TERM");

            server.awaitExit();
            assertThat(server.output()).contains("Stopped.").doesNotContain("Exception");
        }
    }

    private static int accounts(ChildServer server) throws Exception {
        return server.send("GET", "/accounts", server.newKey(), null).json().size();
    }
}
