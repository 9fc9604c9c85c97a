package dev.mockbank.installer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.installer.Image.Program;
import dev.mockbank.shared.client.MockbankClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The console as a user starts it, without a display.
final class ConsoleIT {

    private static final Map<String, String> WITHOUT_DISPLAY =
            Map.of("JAVA_TOOL_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw");

    @TempDir(factory = TargetFolder.class)
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void opensEachScreenOnItsOwnServerAndLeavesNothingRunning(Delivery delivery) throws Exception {
        int port = Started.freePort();
        var home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("console.properties"), "server.port=" + port + "\n");

        try (var console = Started.start(delivery.image(), Program.CONSOLE, home, WITHOUT_DISPLAY, "--tour")) {
            assertThat(console.awaitExit()).isZero();
            assertThat(console.output().lines().skip(1))
                    .containsExactly("Overview", "Accounts", "Transactions", "API keys", "Server");
        }
        try (var anyone = MockbankClient.of(URI.create("http://127.0.0.1:" + port), "")) {
            assertThat(anyone.health().live()).isFalse();
        }
    }

    @Test
    void saysInASentenceThatThereIsNoDisplay() throws Exception {
        try (var console = Started.start(Delivery.IMAGE.image(), Program.CONSOLE, folder.resolve("home"), Map.of())) {
            assertThat(console.awaitExit()).isEqualTo(1);
            assertThat(console.output().lines()).singleElement().asString().contains("mockbank-server");
        }
    }
}
