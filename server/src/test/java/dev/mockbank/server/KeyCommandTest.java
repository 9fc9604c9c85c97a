package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `key create` prints a key that works, whether a server runs or not.
class KeyCommandTest {

    private static final int WRONG_ARGUMENTS = 2;

    @TempDir(factory = TargetFolder.class)
    private Path home;

    @Test
    void aKeyIsMadeBeforeTheFirstStart() throws IOException {
        var key = create(Map.of(), "before the first start");

        assertThat(new EmbeddedData(home).isAtRest()).isTrue();
        try (var server = ChildServer.start(home, Map.of())) {
            assertThat(server.send("GET", "/accounts", key, null).status()).isEqualTo(200);
        }
    }

    @Test
    void aServerThatRunsTakesTheKeyAtOnce() throws IOException {
        try (var server = ChildServer.start(home, Map.of())) {
            var key = create(Map.of(), "while it runs", "--rate-limit", "7");

            assertThat(server.send("GET", "/accounts", key, null).status()).isEqualTo(200);
            var listed = server.send("GET", "/accounts/keys", TestBank.MASTER_KEY, null)
                    .json()
                    .get(0);
            assertThat(listed.get("name").stringValue()).isEqualTo("while it runs");
            assertThat(listed.get("rate_limit").intValue()).isEqualTo(7);
            assertThat(key).startsWith(listed.get("prefix").stringValue());
        }
    }

    @Test
    void aDatabaseOfTheUsersOwnIsUsedBesideItsServers() {
        var url = TestPostgres.freshDatabase();
        try (var bank = TestBank.on(url, Map.of())) {
            var key = create(Map.of("DATABASE_URL", url), "external");

            assertThat(bank.get("/accounts", key).status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutOne() {
        assertThat(CommandRun.of(home, Map.of(), "key", "create", "n".repeat(201))
                        .exitCode())
                .isEqualTo(WRONG_ARGUMENTS);
        assertThat(CommandRun.of(home, Map.of(), "key", "create", "n", "--rate-limit", "-1")
                        .exitCode())
                .isEqualTo(WRONG_ARGUMENTS);
        assertThat(CommandRun.of(home, Map.of(), "key", "create").err()).contains("NAME");
        assertThat(CommandRun.of(home, Map.of(), "key").err()).contains("key create NAME");
        assertThat(home).isEmptyDirectory();
    }

    private String create(Map<String, String> settings, String... arguments) {
        var command = new String[arguments.length + 2];
        command[0] = "key";
        command[1] = "create";
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        var run = CommandRun.of(home, settings, command);
        assertThat(run.exitCode()).as(run.all()).isZero();
        assertThat(run.out()).matches("mb_\\S+\\R");
        return run.out().strip();
    }
}
