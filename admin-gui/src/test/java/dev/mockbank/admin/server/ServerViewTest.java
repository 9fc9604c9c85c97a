package dev.mockbank.admin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.Toolkit;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.NewApiKey;
import dev.mockbank.shared.client.AccountFilter;
import dev.mockbank.shared.client.MockbankClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The server's screen in its window.
class ServerViewTest {

    @Test
    void showsAndChangesTheConsolesOwnServer() throws IOException {
        try (var console = TestConsole.stopped(RealServer.freePort())) {
            console.open(Screen.SERVER);
            console.awaitText("Stopped.");
            console.picture("server-stopped");
            console.click("Start server");
            console.awaitRunning();
            console.awaitText("In-process limits, no Redis");
            console.awaitText(SettingsCard.ENDS_WITH_WINDOW);
            console.click("Rate limit, requests a minute");
            console.type("60");
            console.awaitText("Apply and restart");
            console.picture("server-own");
            console.click("Discard");

            console.press(KeyCode.CONTROL, KeyCode.F);
            console.type("is ready");
            assertThat(console.texts()).contains("Warnings", "Copy");
            console.picture("server-log");

            console.click("Use my own database");
            console.type("postgresql://me:secret@127.0.0.1:" + RealServer.freePort() + "/bank");
            console.click("Test");
            console.awaitNoText("Looking…");
            console.picture("server-database");
            console.press(KeyCode.ESCAPE);

            console.click("Stop the server");
            console.awaitText("Stopped.");
        }
    }

    @Test
    void settingsAreTriedBeforeAnythingIsStopped() throws IOException {
        try (var console = TestConsole.stopped(RealServer.freePort())) {
            console.start();
            console.awaitRunning();
            console.open(Screen.SERVER);
            var bank = console.desk().session().bank().orElseThrow();
            console.click("Rate limit, requests a minute");
            console.press(KeyCode.ENTER);

            console.click("Data folder");
            var blocked = console.home().resolve("console.properties").resolve("bank");
            console.type(blocked.toString());
            console.press(KeyCode.ENTER);
            var refusal = "The folder " + blocked + " cannot be made or written to. Choose another one.";
            console.awaitText(refusal);
            console.picture("server-refused");
            console.type(console.home().resolve("new").resolve("bank").toString());
            console.awaitNoText(refusal);

            int nobody = RealServer.freePort();
            console.click("Use my own database");
            console.type("postgresql://me:secret@127.0.0.1:" + nobody + "/bank");
            console.press(KeyCode.ENTER);
            console.click("Apply and restart");
            console.awaitPart("Check DATABASE_URL");

            assertThat(console.home().resolve("new")).as("what was only tried").doesNotExist();
            assertThat(console.texts()).noneMatch(text -> text.contains("secret"));
            assertThat(console.desk().session().bank())
                    .as("the server that ran")
                    .contains(bank);
            assertThat(console.desk().life().ownSettings().databaseUrl()).isEmpty();

            console.click("Discard");
            console.click("Port");
            try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                console.type(Integer.toString(other.getLocalPort()));
                console.press(KeyCode.ENTER);
                var taken = "Port " + other.getLocalPort() + " is taken by another program.";
                console.awaitText(taken);
                console.type("8000");
                console.awaitNoText(taken);
            }
            assertThat(console.desk().session().bank()).contains(bank);
        }
    }

    @Test
    void theLogTellsRefusedRequestsFromOthersAndFollowsItsEnd() throws Exception {
        try (var console = TestConsole.stopped(RealServer.freePort())) {
            console.start();
            console.awaitRunning();
            console.open(Screen.SERVER);
            var bank = console.desk().session().bank().orElseThrow();
            try (var client = MockbankClient.of(
                    bank.address(),
                    bank.admin()
                            .keys()
                            .create(new NewApiKey("web front end", null))
                            .key())) {
                for (int i = 0; i < 60; i++) {
                    client.accounts().page(AccountFilter.all().limit(1));
                }
                assertThatThrownBy(() -> client.accounts().get(77)).hasMessageContaining("Account not found");
                console.awaitText("GET /accounts/77");
                assertThat(console.texts()).contains("WARN", "404").doesNotContain("GET /admin/info", "Go to the end");
                assertThat(console.isCutOff("GET /accounts/77"))
                        .as("the path of a request")
                        .isFalse();
                console.picture("server-log-lines");

                console.click("GET /accounts/77");
                console.awaitPart("GET /accounts/77 404 ");
                console.picture("server-log-detail");
                client.accounts().page(AccountFilter.all().limit(2));
                console.awaitText("GET /accounts?limit=2");

                console.press(KeyCode.HOME);
                console.awaitText("Go to the end");
                client.accounts().page(AccountFilter.all().limit(3));
                client.accounts().page(AccountFilter.all().limit(3));
                console.awaitText("2 new lines");
                assertThat(console.texts()).doesNotContain("GET /accounts?limit=3");
                console.picture("server-log-read");
                console.click("2 new lines");
                console.awaitText("GET /accounts?limit=3");
                console.awaitNoText("Go to the end");

                console.click("Every line");
                console.press(KeyCode.RIGHT);
                console.awaitNoText("GET /accounts?limit=3");
                console.awaitText("GET /accounts/77");
                console.click("Copy the chosen lines, or all that are shown");
                assertThat(clipboard())
                        .containsPattern(
                                "\\d\\d:\\d\\d\\.\\d{3} WARN  access   GET /accounts/77 404 \\d+\\.\\d ms  key=web front end");
            }
        }
    }

    @Test
    void aServerElsewhereThatGoesAwayLeavesNothingBehind() {
        try (var other = RealServer.start();
                var console = TestConsole.attachedTo(other)) {
            console.open(Screen.SERVER);
            console.awaitText("In-process limits");
            for (int i = 0; i < 5; i++) {
                other.client().accounts().list();
            }
            console.awaitPart("req/s  ·  p95 ");
            other.stop();

            console.awaitText("Cannot be reached");
            console.awaitText("Disconnect");
            console.awaitNoText("In-process limits");
            console.picture("server-unreachable");
            assertThat(console.texts())
                    .contains("p95 –")
                    .noneMatch(text -> text.contains("Start"))
                    .doesNotContain("Stop", "Restart");

            other.startAgain();
            console.awaitText("Attached");
            console.awaitText("In-process limits");
            console.click("Disconnect");
            console.awaitText("Not connected");
        }
    }

    private static String clipboard() {
        return Toolkit.call(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test
    void attachesToAnotherServerAndComesBack() throws IOException {
        var other = RealServer.shared();
        try (var console = TestConsole.stopped(RealServer.freePort())) {
            console.open(Screen.SERVER);
            console.click("Attach to another server…");
            console.type(other.address().toString());
            console.press(KeyCode.TAB);
            console.type(other.masterKey());
            console.picture("server-attach");
            console.click("Attach");

            console.awaitRunning();
            console.awaitText("The log of a server elsewhere is there, not here.");
            console.awaitText("In-process limits, no Redis");
            console.picture("server-elsewhere");

            console.click("Use my own server");
            console.awaitText("Use my own database");
        }
    }
}
