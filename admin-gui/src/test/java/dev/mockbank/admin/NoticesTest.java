package dev.mockbank.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.control.FormDialog;
import dev.mockbank.admin.screen.Notice;
import dev.mockbank.admin.screen.Screen;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The notices above the window.
class NoticesTest {

    private static final String LONG =
            "19,988 transactions written to transactions-2026-11-29-of-an-account-with-a-long-name.csv.";

    private final AtomicInteger undone = new AtomicInteger();
    private final TestConsole console = TestConsole.attachedTo(RealServer.shared());

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void coverNothingThatCanBeUsed() {
        Toolkit.run(() -> {
            for (int i = 0; i < 5; i++) {
                console.desk().notices().tell(i + " " + LONG);
            }
        });
        console.awaitText("4 " + LONG);
        console.awaitNoText("2 " + LONG);

        for (var screen : Screen.values()) {
            console.open(screen);
            console.awaitDrawn();
            var notices = bounds(".notices > .notice");
            assertThat(notices.intersects(bounds(".screen"))).isFalse();
            assertThat(notices.intersects(bounds(".side-bar > .side-entry"))).isFalse();
            assertThat(notices.intersects(bounds(".theme-choice"))).isFalse();
        }
        console.picture("notices");
    }

    @Test
    void areSeenBesideADialogAndNotDimmedByIt() {
        Toolkit.run(() -> {
            new FormDialog(console.desk().dialogs(), "Title", "Do it", () -> {})
                    .field("sure", "Sure", new CheckBox("Yes"))
                    .show();
            console.desk().notices().tell("Written.", Notice.Offer.undo(undone::incrementAndGet));
        });
        console.awaitText("Written.");
        console.picture("notices-dialog");

        console.click("Undo");

        console.awaitNoText("Written.");
        assertThat(undone).hasValue(1);
    }

    @Test
    void theKeyboardUndoesAndTakesNoOtherOffer() {
        var folders = new AtomicInteger();
        Toolkit.run(() -> {
            console.desk().notices().hold("Deleted.", Notice.Offer.undo(undone::incrementAndGet));
            console.desk().notices().tell("Written.", new Notice.Offer("Open folder", folders::incrementAndGet));
        });

        console.press(KeyCode.CONTROL, KeyCode.Z);
        console.press(KeyCode.CONTROL, KeyCode.Z);

        assertThat(undone).hasValue(1);
        assertThat(folders).hasValue(0);
        console.awaitNoText("Deleted.");
        assertThat(console.texts()).contains("Written.");
    }

    @Test
    void goByThemselves() {
        Toolkit.run(() -> console.desk().notices().tell("Saved."));

        console.awaitText("Saved.");
        console.awaitNoText("Saved.");
    }

    /// Where all nodes of a selector together are.
    private Bounds bounds(String selector) {
        return Toolkit.call(() -> {
            var root = console.desk().dialogs().getScene().getRoot();
            return root.lookupAll(selector).stream()
                    .map(NoticesTest::place)
                    .reduce(NoticesTest::both)
                    .orElseThrow();
        });
    }

    private static Bounds place(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    private static Bounds both(Bounds one, Bounds other) {
        double x = Math.min(one.getMinX(), other.getMinX());
        double y = Math.min(one.getMinY(), other.getMinY());
        return new BoundingBox(
                x, y, Math.max(one.getMaxX(), other.getMaxX()) - x, Math.max(one.getMaxY(), other.getMaxY()) - y);
    }
}
