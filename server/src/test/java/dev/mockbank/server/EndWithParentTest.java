package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With END_WITH_PARENT a server ends with the program that started it, however that ends.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the parent of this test is a POSIX shell")
class EndWithParentTest {

    private static final int END_SECONDS = 60;
    private static final int REQUESTS = 10;

    @TempDir(factory = TargetFolder.class)
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"Starting PostgreSQL", "Ctrl-C stops the server."})
    void aKilledParentEndsTheServerAndItsDatabase(String when) {
        try (var parent = parent("true")) {
            parent.awaitLine(when);
            var server = ProcessHandle.of(serverPid(parent)).orElseThrow();

            parent.killAlone();

            Await.until(END_SECONDS, () -> !server.isAlive());
            assertThat(new EmbeddedData(home).isAtRest()).isTrue();
        }
    }

    @Test
    void aParentThatHasEndedAlreadyEndsIt() throws InterruptedException, IOException {
        var ended = new ProcessBuilder("true").start();
        ended.waitFor();

        try (var parent = parent(Long.toString(ended.pid()))) {
            parent.awaitLine("pid ");
            var server = ProcessHandle.of(serverPid(parent)).orElseThrow();
            Await.until(END_SECONDS, () -> !server.isAlive());
            assertThat(new EmbeddedData(home).isAtRest()).isTrue();
        }
    }

    @Test
    void withoutItTheServerOutlivesItsParent() throws Exception {
        try (var parent = parent("false")) {
            parent.awaitReady();
            var server = ProcessHandle.of(serverPid(parent)).orElseThrow();

            parent.killAlone();
            Await.until(
                    END_SECONDS,
                    () -> !parent.alive()
                            && server.parent().map(ProcessHandle::pid).orElse(0L) != parent.pid());

            for (int i = 0; i < REQUESTS; i++) {
                assertThat(parent.send("GET", "/health/ready", null, null).status())
                        .isEqualTo(200);
            }
            assertThat(server.isAlive()).isTrue();
            server.destroy();
            Await.until(END_SECONDS, () -> !server.isAlive());
            assertThat(new EmbeddedData(home).isAtRest()).isTrue();
        }
    }

    /// A shell that starts the server as its child, and says its process id.
    private ChildServer parent(String endWithParent) {
        var command = new ArrayList<>(List.of("sh", "-c", "\"$@\" & echo \"pid $!\"; wait", "sh"));
        command.addAll(ChildServer.command());
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(home.toFile());
        ChildServer.environment(builder.environment(), home);
        builder.environment().put("END_WITH_PARENT", endWithParent);
        return ChildServer.of(builder);
    }

    private static long serverPid(ChildServer parent) {
        return parent.output()
                .lines()
                .filter(line -> line.startsWith("pid "))
                .mapToLong(line -> Long.parseLong(line.substring("pid ".length())))
                .findFirst()
                .orElseThrow();
    }
}
