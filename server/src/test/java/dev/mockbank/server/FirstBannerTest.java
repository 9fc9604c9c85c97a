package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a user sees of the first start, and what works of it as it is printed.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the printed commands are for a POSIX shell")
class FirstBannerTest {

    @TempDir(factory = TargetFolder.class)
    private Path folder;

    @Test
    void aFirstStartTellsItsStepsAndPrintsACommandThatWorks() throws Exception {
        var home = Files.createDirectory(folder.resolve("it's my bank"));
        try (var server = ChildServer.start(home, ownMasterKey())) {
            assertThat(server.output())
                    .contains("Creating the database in", "Starting PostgreSQL")
                    .contains("Documentation  " + server.address() + "/docs");
            var file = home.resolve("master-key");
            assertThat(server.output())
                    .contains("in " + file)
                    .doesNotContain(Files.readString(file).strip());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(server.send("GET", "/docs", null, null).status()).isEqualTo(200);

            assertThat(shell(command(server.output())))
                    .contains("\"key\":\"mb_")
                    .contains("my first key");
        }
    }

    @Test
    void aMasterKeyThatTheUserSetIsNotPrinted() throws Exception {
        var settings = new HashMap<>(Map.of("DATABASE_URL", TestPostgres.freshDatabase()));
        try (var server = ChildServer.start(folder, settings)) {
            assertThat(server.output()).contains("as set in MASTER_API_KEY").doesNotContain(TestBank.MASTER_KEY);
            assertThat(folder.resolve("master-key")).doesNotExist();

            var made = shell("export MASTER_API_KEY=" + TestBank.MASTER_KEY + "; " + command(server.output()));
            assertThat(made).contains("\"key\":\"mb_");
        }
    }

    private static Map<String, String> ownMasterKey() {
        return Map.of("MASTER_API_KEY", "");
    }

    /// The lines from the one with `curl` to the empty one.
    private static String command(String output) {
        int start = output.indexOf("curl ");
        return output.substring(start, output.indexOf("\n\n", start));
    }

    private static String shell(String command) throws Exception {
        InstalledProgram.find("curl", "curl");
        var shell = new ProcessBuilder("sh", "-c", command).start();
        var output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return output;
    }
}
