package dev.mockbank.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.control.FormDialog;
import dev.mockbank.shared.problem.FieldError;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A dialog above the window.
class DialogTest {

    private final AtomicInteger begun = new AtomicInteger();
    private final TestConsole console = TestConsole.attachedTo(RealServer.shared());
    private final TextField name = new TextField();

    @BeforeEach
    void show() {
        Toolkit.run(() -> dialog().show());
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void takesTheFocusAndEscapeGivesItBack() {
        assertThat(console.focused()).isEqualTo(name);

        console.press(KeyCode.TAB);
        console.press(KeyCode.TAB);
        console.press(KeyCode.TAB);
        assertThat(console.focused()).isEqualTo(name);

        console.press(KeyCode.ESCAPE);
        console.awaitNoText("Open an account");
        assertThat(Toolkit.call(console.desk().dialogs()::isOpen)).isFalse();
    }

    @Test
    void placesAFailureBesideItsFieldAndKeepsWhatWasTyped() {
        console.type("Everyday");
        console.press(KeyCode.ENTER);

        console.awaitText("Is taken");
        assertThat(begun).hasValue(1);
        assertThat(console.texts()).contains("Everyday").doesNotContain("Some fields are wrong");
        console.picture("dialog");
    }

    /// What chooses would take Enter for itself.
    @Test
    void enterBeginsTheActFromEveryField() {
        var begunBy = new AtomicInteger();
        var tick = new CheckBox("Tick");
        var list = new ComboBox<>(FXCollections.observableArrayList("One", "Two"));
        Toolkit.run(() -> new FormDialog(console.desk().dialogs(), "Choose", "Take it", begunBy::incrementAndGet)
                .field("tick", "Box", tick)
                .field("list", "List", list)
                .show());

        assertThat(console.focused()).isEqualTo(tick);
        console.press(KeyCode.ENTER);
        assertThat(begunBy).hasValue(1);
        assertThat(Toolkit.call(tick::isSelected)).isFalse();
    }

    /// A field may stand beside a button, as that of a file does.
    @Test
    void aFieldBesideAButtonHasTheFocusAtFirst() {
        var file = new TextField();
        Toolkit.run(() -> new FormDialog(console.desk().dialogs(), "Restore", "Replace", () -> {})
                .field("file", "File", new HBox(file, new Button("Choose…")))
                .risky()
                .show());

        assertThat(console.focused()).isEqualTo(file);
    }

    @Test
    void shortcutsRestMeanwhile() {
        console.press(KeyCode.CONTROL, KeyCode.DIGIT4);

        assertThat(console.texts()).contains("Open an account").doesNotContain("No API keys yet");
        assertThat(Toolkit.call(
                        () -> console.desk().navigator().screenProperty().get().title()))
                .isEqualTo("Overview");
    }

    private FormDialog dialog() {
        var shown = new FormDialog[1];
        shown[0] = new FormDialog(console.desk().dialogs(), "Open an account", "Open account", () -> {
                    begun.incrementAndGet();
                    var wrong = new FieldError(List.of("body", "name"), "is taken", "value_error", Map.of());
                    shown[0].failed(new Failure("Some fields are wrong", List.of(wrong)));
                })
                .say("It begins with no money.")
                .field("name", "Name", name);
        return shown[0];
    }
}
