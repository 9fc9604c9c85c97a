package dev.mockbank.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The master key in its file.
final class MasterKeyTest {

    @TempDir
    private Path home;

    @Test
    void serversThatStartAtOnceHaveTheSameKey() throws Exception {
        try (var servers = Executors.newFixedThreadPool(16)) {
            var keys = IntStream.range(0, 16)
                    .mapToObj(_ -> servers.submit(() -> MasterKey.in(home)))
                    .toList();
            var text =
                    Files.readString(keys.getFirst().get().file().orElseThrow()).strip();

            assertThat(keys).extracting(Future::get).allMatch(key -> key.matches(text));
        }
        try (var left = Files.list(home)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void waitsForAServerThatIsMakingTheFile() throws Exception {
        var file = Files.createFile(home.resolve("master-key"));
        try (var servers = Executors.newFixedThreadPool(1)) {
            var key = servers.submit(() -> MasterKey.in(home));
            Thread.sleep(50);
            Files.writeString(file, "mbm_abc\n");

            assertThat(key.get().matches("mbm_abc")).isTrue();
        }
    }

    @Test
    void anEmptyFileIsNoKey() throws Exception {
        Files.createFile(home.resolve("master-key"));

        assertThatThrownBy(() -> MasterKey.in(home)).hasMessageContaining("is empty: delete it");
    }
}
