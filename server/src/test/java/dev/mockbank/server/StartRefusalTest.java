package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server that cannot start says why in one sentence, ends with a code, and leaves nothing running.
class StartRefusalTest {

    private static final int CANNOT_START = 1;
    private static final int WRONG_ARGUMENTS = 2;

    @TempDir(factory = TargetFolder.class)
    private Path home;

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var said = refusal(Map.of("PORT", "" + taken.getLocalPort()));

            assertThat(said)
                    .contains("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken")
                    .contains("set PORT");
            assertThat(said.lines()).hasSize(1);
            assertThat(new EmbeddedData(home).isAtRest()).isTrue();
        }
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() {
        assertThat(refusal(Map.of("HOST", "192.0.2.1"))).contains("on 192.0.2.1", "HOST");
        assertThat(refusal(Map.of("HOST", "no-such-host.invalid"))).contains("on no-such-host.invalid", "HOST");
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, eighty",
        "DATABASE_URL, mysql://bank:s3cret@localhost/bank",
        "REDIS_URL, http://:s3cret@localhost",
        "RATE_LIMIT, -1",
        "LOG_LEVEL, loud",
        "DATABASE_CONNECTIONS, 0"
    })
    void aSettingWithAWrongValueIsNamed(String name, String value) {
        var said = refusal(Map.of(name, value));

        assertThat(said.lines()).hasSize(1);
        assertThat(said)
                .contains(name, Setting.valueOf(name).purpose())
                .doesNotContain("s3cret")
                .doesNotContain("Exception");
    }

    @Test
    void aSecondServerOnTheSameHomeIsRefused() {
        try (var first = ChildServer.start(home, Map.of())) {
            var said = refusal(Map.of());

            assertThat(said).contains("is in use by", Long.toString(first.pid()), "MOCKBANK_HOME");
            assertThat(first.alive()).isTrue();
            assertThat(new EmbeddedData(home).postmaster().isAlive()).isTrue();
        }
    }

    @Test
    void helpNamesEachSetting() {
        var help = output(0, "--help");

        for (var setting : Setting.values()) {
            assertThat(help).contains(setting.name()).contains(setting.purpose());
        }
    }

    @Test
    void theVersionIsTold() {
        assertThat(output(0, "--version")).isEqualTo("mockbank-server " + Version.current());
    }

    @Test
    void anUnknownArgumentIsRefused() {
        assertThat(output(WRONG_ARGUMENTS, "--prot=80")).contains("--prot");
    }

    private String refusal(Map<String, String> settings) {
        try (var server = ChildServer.launch(home, settings)) {
            assertThat(server.awaitExit()).isEqualTo(CANNOT_START);
            assertThat(server.output()).doesNotContain("\tat ");
            return server.output();
        }
    }

    private String output(int exitCode, String argument) {
        try (var server = ChildServer.launch(home, Map.of(), argument)) {
            assertThat(server.awaitExit()).isEqualTo(exitCode);
            return server.output();
        }
    }
}
