package dev.mockbank.admin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.screen.Screen;
import java.io.IOException;
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
