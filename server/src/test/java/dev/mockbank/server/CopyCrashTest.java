package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `kill -9` in the middle of a reset, a snapshot or a fork: afterwards there is the state before it or the one after
/// it, as a whole.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
final class CopyCrashTest {

    private static final int ROUNDS = 6;

    /// About as long as a copy takes.
    private static final int LATEST_KILL_MILLIS = 400;

    private static final String SANDBOXES = "/admin/sandboxes";

    @TempDir(factory = TargetFolder.class)
    private Path home;

    private ChildServer server;
    private String key;
    private long sandbox;
    private String saved;
    private String changed;

    private record Act(String path, String body) {}

    @BeforeEach
    void fill() throws IOException {
        server = ChildServer.start(home, Map.of());
        var made = send("POST", SANDBOXES, TestBank.MASTER_KEY, "{\"name\":\"crash\",\"key\":true}");
        key = made.get("api_key").asString();
        sandbox = made.get("id").asLong();
        send("POST", "/sandbox/demo-data", key, "{\"transactions\":10000}");
        Await.until(
                60,
                () -> send("GET", "/sandbox/demo-data", key, null)
                        .get("state")
                        .asString()
                        .equals("done"));
        send("POST", "/sandbox/snapshots", key, "{\"name\":\"start\"}");
        saved = state();
        change();
        changed = state();
        assertThat(changed).isNotEqualTo(saved);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aKilledCopyIsThereAsAWholeOrNotAtAll() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var act = acts(round).get(round % 3);
            var copy = Thread.ofVirtual().start(() -> sendInVain(act));
            Thread.sleep(ThreadLocalRandom.current().nextInt(LATEST_KILL_MILLIS));
            killAll(round);
            copy.join();
            server.close();
            server = ChildServer.start(home, Map.of());

            assertThat(state()).as("round " + round + " " + act.path()).isIn(saved, changed);
            checkSnapshots();
            checkForks();
            if (state().equals(saved)) {
                change();
            }
        }
    }

    private List<Act> acts(int round) {
        return List.of(
                new Act("/sandbox/reset", "{\"to\":\"start\"}"),
                new Act("/sandbox/snapshots", "{\"name\":\"round " + round + "\"}"),
                new Act(SANDBOXES, "{\"name\":\"fork\",\"from\":" + sandbox + "}"));
    }

    private void killAll(int round) {
        var postmaster = new EmbeddedData(home).postmaster();
        server.kill();
        if (round % 2 == 1) {
            postmaster.destroyForcibly();
        }
    }

    /// Each has what was there when it was taken.
    private void checkSnapshots() throws IOException {
        for (var snapshot : send("GET", "/sandbox/snapshots", key, null)) {
            boolean first = snapshot.get("name").asString().equals("start");
            assertThat(transactionsOf(first ? saved : changed))
                    .as(snapshot.toString())
                    .isEqualTo(snapshot.get("transactions").asLong());
        }
        assertThat(server.send("GET", "/admin/books", TestBank.MASTER_KEY, null)
                        .json()
                        .get("exact")
                        .asBoolean())
                .isTrue();
    }

    private void checkForks() throws IOException {
        for (var fork : send("GET", SANDBOXES, TestBank.MASTER_KEY, null)) {
            if (fork.get("name").asString().equals("fork")) {
                assertThat(fork.get("transactions").asLong()).isEqualTo(transactionsOf(changed));
            }
        }
    }

    private static long transactionsOf(String state) {
        return Long.parseLong(state.replaceFirst("(?s).*\"count\":(\\d+),\"income.*", "$1"));
    }

    private void change() throws IOException {
        send("POST", "/transactions", key, "{\"account_id\":1,\"amount\":-12.34,\"category\":\"crash\"}");
    }

    private String state() throws IOException {
        var text = new StringBuilder();
        for (var path : List.of("/accounts", "/sums?by=category", "/categories", "/transactions/count")) {
            text.append(send("GET", path, key, null)).append('\n');
        }
        return text.toString();
    }

    private void sendInVain(Act act) {
        try {
            boolean master = act.path().equals(SANDBOXES);
            server.send("POST", act.path(), master ? TestBank.MASTER_KEY : key, act.body());
        } catch (IOException killed) {
            assertThat(killed).isNotNull();
        }
    }

    private JsonNode send(String method, String path, String caller, @Nullable String body) throws IOException {
        var reply = server.send(method, path, caller, body);
        assertThat(reply.status()).as(path + " " + reply.text()).isBetween(200, 299);
        return reply.json();
    }
}
