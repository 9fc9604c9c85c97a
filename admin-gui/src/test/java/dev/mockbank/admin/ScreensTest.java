package dev.mockbank.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.screen.Screen;
import java.util.Locale;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every screen in the window, on a running bank.
class ScreensTest {

    private static TestConsole console;

    @BeforeAll
    static void open() {
        console = TestConsole.attachedTo(RealServer.shared());
    }

    @AfterAll
    static void close() {
        if (console != null) {
            console.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void opensByItsShortcut(Screen screen) {
        console.press(KeyCode.CONTROL, KeyCode.valueOf("DIGIT" + screen.digit()));

        console.awaitNoText("Loading…");
        assertThat(console.texts()).contains(screen.title());
        console.picture(screen.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void aMachineWithoutABrowserGetsTheAddress() {
        console.withoutBrowser();
        console.click("Open API docs");

        var docs = RealServer.shared().address().resolve("/docs");
        console.awaitText("Nothing here opens " + docs + ".");
        console.click("Copy address");
        assertThat(Toolkit.call(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo(docs.toString());
    }

    @Test
    void theHeaderSaysWhereTheBankIs() {
        assertThat(console.texts())
                .contains("Attached", RealServer.shared().address().toString(), "Disconnect");
    }
}
