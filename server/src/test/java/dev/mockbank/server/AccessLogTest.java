package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank.Reply;
import dev.mockbank.shared.client.MockbankClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the log of the real program says of requests.
final class AccessLogTest {

    @TempDir(factory = TargetFolder.class)
    private Path home;

    @Test
    void aLineSaysWhoAskedForWhatAndHowItWent() throws IOException {
        try (var server = ChildServer.start(home, settings("INFO"))) {
            var key = key(server, "{\"name\":\"web\\u001b\\nfront end\"}");
            server.send("GET", "/accounts?limit=5&x-api-key=sesame", key, null);
            server.send("GET", "/accounts/77", key, null);
            server.send("GET", "/accounts", "wrong", null);
            server.send("GET", "/health/live", null, null);

            server.awaitLine("GET /health/live 200");
            assertThat(server.output().lines().filter(line -> line.contains("mockbank.access")))
                    .anyMatch(line -> line.matches("\\S+ INFO mockbank.access 127.0.0.1 POST /accounts/keys 200"
                            + " \\d+\\.\\d ms \\S+ key=master"))
                    .anyMatch(
                            line -> line.matches(
                                    "\\S+ INFO mockbank.access 127.0.0.1"
                                            + " GET /accounts\\?limit=5&x-api-key=\\*\\*\\* 200 \\d+\\.\\d ms \\S+ key=1 web\\?\\?front end"))
                    .anyMatch(line -> line.matches("\\S+ INFO .* GET /accounts/77 404 .* key=1 web.*"))
                    .anyMatch(line -> line.matches("\\S+ INFO .* GET /accounts 401 \\d+\\.\\d ms \\S+"));
            assertThat(server.output()).doesNotContain("sesame", "wrong");
        }
    }

    @Test
    void theConsoleIsNoTraffic() throws IOException {
        try (var server = ChildServer.start(home, settings("INFO"));
                var keeper = console(server, TestBank.MASTER_KEY);
                var nobody = console(server, "wrong")) {
            var key = key(server, "{\"name\":\"ci\"}");
            try (var console = console(server, key)) {
                long changes = keeper.admin().traffic().changes();
                console.accounts().list();
                keeper.keys().list();
                assertThat(keeper.admin().traffic().changes()).isEqualTo(changes);
                assertThat(refusal(() -> nobody.accounts().list())).contains("API key");
                server.send("GET", "/accounts/8", key, null);

                server.awaitLine("GET /accounts/8 404");
                assertThat(server.output())
                        .as("who is refused for its key does not hide by a name")
                        .contains("GET /accounts 401")
                        .doesNotContain("GET /accounts 200", "GET /accounts/keys", "/admin/");
                assertThat(server.send("GET", "/metrics", null, null).text())
                        .doesNotContain("route=\"/accounts\",status=\"200\"", "/admin/traffic");
                keeper.keys().revoke(1);
                assertThat(keeper.admin().traffic().changes()).isGreaterThan(changes);
            }
        }
    }

    @Test
    void whoWantsToSeeTheConsoleAsksForDebugging() throws IOException {
        try (var server = ChildServer.start(home, settings("DEBUG"));
                var keeper = console(server, TestBank.MASTER_KEY)) {
            var memory = keeper.admin().info().memory();
            server.awaitLine("GET /admin/info 200");
            assertThat(memory.serverBytes()).isBetween(20_000_000L, 2_000_000_000L);
            assertThat(memory.databaseBytes()).isBetween(2_000_000L, 1_000_000_000L);
        }
    }

    @Test
    void aStopDoesNotWaitForWhoWaitsForNews() throws Exception {
        try (var server = ChildServer.start(home, settings("INFO"));
                var keeper = console(server, TestBank.MASTER_KEY)) {
            var seen = keeper.admin().traffic();
            var waiting = Thread.ofVirtual().start(() -> {
                try {
                    keeper.admin().trafficAfter(seen, 20);
                } catch (RuntimeException stopped) {
                    // The connection may end with the server.
                }
            });
            // By the answer to a second question the first one has come, too.
            keeper.admin().info();
            long startNanos = System.nanoTime();
            server.signal("TERM");
            server.awaitExit();
            assertThat((System.nanoTime() - startNanos) / 1_000_000).isLessThan(10_000);
            waiting.join();
        }
    }

    private static Map<String, String> settings(String level) {
        return Map.of("ACCESS_LOG", "true", "LOG_LEVEL", level);
    }

    private static String key(ChildServer server, String body) throws IOException {
        Reply reply = server.send("POST", "/accounts/keys", TestBank.MASTER_KEY, body);
        return reply.json().get("key").stringValue();
    }

    private static MockbankClient console(ChildServer server, String key) {
        return MockbankClient.of(URI.create(server.address()), key, "mockbank-console/test");
    }

    private static String refusal(Runnable act) {
        try {
            act.run();
            return "";
        } catch (RuntimeException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
