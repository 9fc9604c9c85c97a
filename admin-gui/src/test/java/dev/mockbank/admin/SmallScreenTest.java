package dev.mockbank.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.DemoData;
import dev.mockbank.shared.NewDemoData;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The window on a screen of 1920 × 1080 at scale 2, which has room for 960 × 540 of its pixels.
class SmallScreenTest {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;

    private static RealServer server;
    private static TestConsole console;

    @BeforeAll
    static void open() {
        server = RealServer.start();
        server.admin().admin().fill(new NewDemoData(NewDemoData.DEFAULT_SEED, 2_000, null));
        Toolkit.await("the demo data", () -> server.admin().admin().demoData().state() == DemoData.State.DONE);
        console = TestConsole.attachedTo(server);
        console.resize(WIDTH, HEIGHT);
    }

    @AfterAll
    static void close() {
        if (console != null) {
            console.close();
        }
        server.close();
    }

    @AfterEach
    void closeDialog() {
        console.press(KeyCode.ESCAPE);
        console.press(KeyCode.ESCAPE);
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfAScreenIsBelowTheWindow(Screen screen) {
        console.open(screen);
        console.awaitNoText("Loading…");
        console.awaitDrawn();

        assertThat(console.outsideWindow()).isEmpty();
        console.picture(screen.name().toLowerCase(Locale.ROOT) + "-scale-2", WIDTH, HEIGHT);
    }

    @Test
    void nothingOfAnAccountIsBelowTheWindow() {
        console.open(Screen.ACCOUNTS);
        console.click("Checking");
        console.awaitText("Latest transactions");
        console.awaitDrawn();

        assertThat(console.outsideWindow()).isEmpty();
        console.picture("account-scale-2", WIDTH, HEIGHT);
    }

    @ParameterizedTest
    @CsvSource({"ACCOUNTS, Open account", "TRANSACTIONS, Cancel", "KEYS, Cancel"})
    void nothingOfADialogIsBelowTheWindow(Screen screen, String text) {
        console.open(screen);
        console.awaitNoText("Loading…");
        console.press(KeyCode.CONTROL, KeyCode.N);
        console.awaitText(text);
        console.awaitDrawn();

        assertThat(console.outsideWindow()).isEmpty();
        console.picture(screen.name().toLowerCase(Locale.ROOT) + "-new-scale-2", WIDTH, HEIGHT);
    }

    @ParameterizedTest
    @CsvSource({
        "Keyboard shortcuts, In tables, shortcuts",
        "About Mockbank, Copy for a bug report, about",
        "Back up the bank…, Done, backup",
        "Load demo data…, Cancel, demo"
    })
    void nothingOfWhatThePaletteOpensIsBelowTheWindow(String entry, String text, String name) {
        console.press(KeyCode.CONTROL, KeyCode.K);
        console.awaitDrawn();
        console.type(entry);
        console.awaitText(entry);
        console.press(KeyCode.ENTER);
        console.awaitText(text);
        console.awaitDrawn();

        assertThat(console.outsideWindow()).isEmpty();
        console.picture(name + "-scale-2", WIDTH, HEIGHT);
    }
}
