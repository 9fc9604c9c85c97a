package dev.mockbank.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewApiKey;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The palette and the overview of the shortcuts in their window.
class PaletteTest {

    private final TestConsole console = TestConsole.attachedTo(RealServer.shared());

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void opensAScreenThatIsTyped() {
        console.press(KeyCode.CONTROL, KeyCode.K);
        console.awaitText("New API key…");
        console.picture("palette");
        console.type("serv");
        console.press(KeyCode.ENTER);

        awaitFront(Screen.SERVER);
        assertThat(Toolkit.call(console.desk().dialogs()::isOpen)).isFalse();
    }

    @Test
    void theArrowsChooseAndEscapeLeavesEverythingAsItWas() {
        var before = front();
        console.press(KeyCode.CONTROL, KeyCode.K);
        var list = list();
        console.press(KeyCode.DOWN);
        console.press(KeyCode.DOWN);
        console.press(KeyCode.UP);
        assertThat(selected(list)).isEqualTo(1);
        console.press(KeyCode.PAGE_UP);
        assertThat(selected(list)).isZero();
        console.press(KeyCode.ESCAPE);

        console.awaitNoText("New API key…");
        assertThat(front()).isEqualTo(before);
    }

    @Test
    void opensAnAccountAndAKeyOfTheBank() {
        var client = RealServer.shared().client();
        client.accounts().create(new NewAccount("Palette savings", AccountType.SAVINGS, Money.parse("1")));
        RealServer.shared().admin().keys().create(new NewApiKey("palette key of a phone", null));

        console.press(KeyCode.CONTROL, KeyCode.K);
        console.type("palette sav");
        console.awaitText("Palette savings");
        console.press(KeyCode.ENTER);
        awaitFront(Screen.ACCOUNTS);
        console.awaitText("Delete account…");

        console.press(KeyCode.CONTROL, KeyCode.K);
        console.type("palette key");
        console.awaitText("palette key of a phone");
        console.press(KeyCode.ENTER);
        awaitFront(Screen.KEYS);
        console.press(KeyCode.ENTER);
        console.awaitText("Edit API key");
        assertThat(console.texts()).contains("palette key of a phone");
    }

    @Test
    void actsOpenTheirDialogs() {
        console.press(KeyCode.CONTROL, KeyCode.K);
        console.type("new acc");
        console.press(KeyCode.ENTER);
        console.awaitText("Open account");
        console.press(KeyCode.ESCAPE);

        console.press(KeyCode.CONTROL, KeyCode.K);
        console.type("no such thing at all");
        console.awaitText("Nothing fits.");
        console.press(KeyCode.ENTER);
        console.press(KeyCode.ESCAPE);
        assertThat(Toolkit.call(console.desk().dialogs()::isOpen)).isFalse();
    }

    @Test
    void theShortcutsAreOneKeyAway() {
        console.press(KeyCode.F1);
        console.awaitText("Keyboard shortcuts");
        assertThat(console.texts()).contains("Find a screen, command, account or key", "Ctrl K", "F1 or ?");
        console.picture("shortcuts");
        console.press(KeyCode.ESCAPE);
        console.awaitNoText("Keyboard shortcuts");

        console.typeKeys("?");
        console.awaitText("Keyboard shortcuts");
    }

    private void awaitFront(Screen screen) {
        Toolkit.await(
                screen.title(),
                () -> console.desk().navigator().screenProperty().get() == screen);
    }

    private Screen front() {
        return Toolkit.call(() -> console.desk().navigator().screenProperty().get());
    }

    private ListView<?> list() {
        console.awaitDrawn();
        return Toolkit.call(() -> (ListView<?>) ((Parent) console.desk().dialogs()).lookup(".palette .list-view"));
    }

    private static int selected(ListView<?> list) {
        return Toolkit.call(() -> list.getSelectionModel().getSelectedIndex());
    }
}
