package dev.mockbank.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.screen.Screen;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
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

    /// What is chosen in the side bar and what is shown stay the same.
    @Test
    void theArrowKeysGoThroughTheSideBar() {
        console.open(Screen.OVERVIEW);
        console.click(entry(Screen.OVERVIEW));
        console.press(KeyCode.DOWN);
        awaitFront(Screen.ACCOUNTS);
        console.press(KeyCode.DOWN);
        awaitFront(Screen.TRANSACTIONS);
        console.press(KeyCode.UP);
        awaitFront(Screen.ACCOUNTS);
        console.click(entry(Screen.KEYS));
        awaitFront(Screen.KEYS);
        console.click(entry(Screen.KEYS));
        awaitFront(Screen.KEYS);
        console.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        awaitFront(Screen.OVERVIEW);
    }

    private static Set<Node> entries() {
        return console.desk().dialogs().getScene().getRoot().lookupAll(".side-entry");
    }

    private static Node entry(Screen screen) {
        return Toolkit.call(() -> entries().stream()
                .filter(entry -> screen.title().equals(entry.getAccessibleText()))
                .findFirst()
                .orElseThrow());
    }

    private static void awaitFront(Screen screen) {
        Toolkit.await(
                screen.title(),
                () -> console.desk().navigator().screenProperty().get() == screen
                        && entries().stream()
                                .filter(entry -> entry instanceof ToggleButton button && button.isSelected())
                                .map(Node::getAccessibleText)
                                .toList()
                                .equals(List.of(screen.title())));
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
