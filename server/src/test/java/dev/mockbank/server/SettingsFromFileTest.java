package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A `.env` file in the working folder sets what the environment does not.
final class SettingsFromFileTest {

    @TempDir(factory = TargetFolder.class)
    private Path home;

    @Test
    void theEnvironmentWinsOverTheFile() throws Exception {
        Files.writeString(home.resolve(".env"), "RATE_LIMIT=77\nMASTER_API_KEY=of-the-file\n");
        try (var server = ChildServer.start(home, Map.of("DATABASE_URL", TestPostgres.freshDatabase()))) {
            assertThat(server.send("GET", "/admin/info", "of-the-file", null).status())
                    .isEqualTo(403);
            var info = server.send("GET", "/admin/info", TestBank.MASTER_KEY, null);
            assertThat(info.status()).isEqualTo(200);
            assertThat(info.text()).contains("77");
        }
    }

    @Test
    void aWrongValueInTheFileIsNamedLikeAnyOther() throws Exception {
        Files.writeString(home.resolve(".env"), "LOG_LEVEL=\"loud\"\n");
        try (var server = ChildServer.launch(home, Map.of())) {
            assertThat(server.awaitExit()).isEqualTo(1);
            assertThat(server.output()).contains("LOG_LEVEL").contains(Setting.LOG_LEVEL.purpose());
        }
    }

    @Test
    void programsThatTheFileNamesAreNotRun() throws Exception {
        var programs = Files.createDirectories(home.resolve("evil/bin"));
        var ran = home.resolve("ran");
        var program = Files.writeString(programs.resolve("postgres"), "#!/bin/sh\ntouch " + ran + "\n");
        program.toFile().setExecutable(true);
        Files.writeString(home.resolve(".env"), "POSTGRES_BINARIES=" + home.resolve("evil") + "\n");

        try (var server = ChildServer.launch(home, Map.of("POSTGRES_BINARIES", ""))) {
            assertThat(server.awaitExit()).isEqualTo(1);
            assertThat(server.output()).contains("sets POSTGRES_BINARIES").doesNotContain("\tat ");
        }
        assertThat(ran).doesNotExist();
    }
}
