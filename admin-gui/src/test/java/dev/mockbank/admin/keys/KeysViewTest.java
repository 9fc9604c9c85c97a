package dev.mockbank.admin.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.ApiKey;
import dev.mockbank.shared.NewApiKey;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The screen of the API keys in the window, on a running bank.
class KeysViewTest {

    /// Of its own: every console of the other tests has a key at the shared one.
    private static final RealServer SERVER = RealServer.start();

    private static TestConsole console;

    @BeforeAll
    static void open() {
        console = TestConsole.attachedTo(SERVER);
    }

    @AfterAll
    static void close() {
        if (console != null) {
            console.close();
        }
        SERVER.close();
    }

    @BeforeEach
    void openScreen() {
        console.open(Screen.KEYS);
        console.awaitNoText("Loading…");
    }

    @AfterEach
    void closeDialog() {
        console.press(KeyCode.ESCAPE);
    }

    @Test
    void marksItsOwnKeyAndTheRevokedOnes() {
        SERVER.admin().keys().create(new NewApiKey("web front end", 60));
        SERVER.admin().keys().create(new NewApiKey("ci", 0));
        var old = SERVER.admin().keys().create(new NewApiKey("old phone app", null));
        SERVER.admin().keys().revoke(old.id());
        console.press(KeyCode.CONTROL, KeyCode.R);
        console.awaitText("old phone app");

        assertThat(console.texts()).contains(Bank.KEY_NAME, "own key", "60 / min", "Active", "Revoked");
        console.picture("keys-list");
    }

    @Test
    void makesAKeyAndShowsItOnce() {
        console.press(KeyCode.CONTROL, KeyCode.N);
        console.press(KeyCode.ENTER);
        console.awaitText("Give it a name, to recognise it by.");
        console.picture("keys-new");
        console.type("made here");
        console.press(KeyCode.ENTER);
        console.awaitText("Your new key");
        console.picture("keys-shown-once");
        console.click("Copy the key");
        console.awaitText("The key is on the clipboard.");
        console.press(KeyCode.ESCAPE);

        console.awaitNoText("Your new key");
        console.awaitText("made here");
    }

    @Test
    void aKeyThatNobodyHasIsNotLostByOneEscape() {
        console.press(KeyCode.CONTROL, KeyCode.N);
        console.type("nearly lost");
        console.press(KeyCode.ENTER);
        console.awaitText("Your new key");
        console.press(KeyCode.ESCAPE);

        console.awaitPart("The key is not copied yet");
        assertThat(console.texts()).contains("Your new key");
        console.picture("keys-not-copied");
        console.press(KeyCode.ESCAPE);
        console.awaitNoText("Your new key");
    }

    @Test
    void afterARevocationNoOtherKeyComesToItsPlaceAndRevokedOnesCanBeHidden() {
        SERVER.admin().keys().create(new NewApiKey("lies below", null));
        SERVER.admin().keys().create(new NewApiKey("goes now", null));
        console.press(KeyCode.CONTROL, KeyCode.R);
        console.awaitText("goes now");
        console.awaitDrawn();
        var place = console.place("goes now");
        console.click("Revoke goes now");
        console.click("Revoke key");
        console.awaitText("goes now is revoked.");
        console.awaitDrawn();
        assertThat(console.place("goes now")).isEqualTo(place);

        console.click("Edit goes now");
        console.awaitPart("This key is revoked");
        assertThat(console.byLabel("Requests a minute, 0 for no limit").isDisabled())
                .isTrue();
        console.press(KeyCode.ESCAPE);

        console.click("Hide revoked");
        console.awaitNoText("goes now");
        console.awaitText("lies below");
        console.click("Hide revoked");
        console.awaitText("goes now");
    }

    @Test
    void namesTheKeyBeforeItRevokes() {
        SERVER.admin().keys().create(new NewApiKey("lost laptop", null));
        console.press(KeyCode.CONTROL, KeyCode.R);
        console.click("Revoke lost laptop");
        console.awaitText("Revoke lost laptop?");
        console.picture("keys-revoke");
        console.click("Revoke key");

        console.awaitText("lost laptop is revoked.");
        assertThat(SERVER.admin().keys().list())
                .filteredOn(key -> "lost laptop".equals(key.name()))
                .allMatch(ApiKey::revoked);
    }

    @Test
    void explainsWhatRevokingItsOwnKeyDoes() {
        console.click("Revoke " + Bank.KEY_NAME);
        console.awaitText("Revoke " + Bank.KEY_NAME + "?");
        assertThat(console.texts()).anyMatch(text -> text.startsWith("The console itself uses this key."));
    }
}
