package dev.mockbank.admin.control;

import dev.mockbank.admin.format.TimeText;
import java.time.LocalDate;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;

/// What the input controls have in common, though JavaFX gives them no type for it. A group of them, such as a day
/// beside a time, counts as one.
final class Inputs {

    private Inputs() {}

    /// Runs this each time the user changes what stands in a control.
    static void onChange(Node control, Runnable changed) {
        switch (control) {
            case TextInputControl input -> input.textProperty().subscribe((_, _) -> changed.run());
            case DatePicker picker -> onOtherDay(picker, changed);
            case ComboBoxBase<?> box -> {
                box.valueProperty().subscribe((_, _) -> changed.run());
                if (box instanceof ComboBox<?> combo && combo.isEditable()) {
                    combo.getEditor().textProperty().subscribe((_, _) -> changed.run());
                }
            }
            case ChoiceBox<?> box -> box.valueProperty().subscribe((_, _) -> changed.run());
            case ToggleButton button -> button.selectedProperty().subscribe((_, _) -> changed.run());
            case CheckBox box -> box.selectedProperty().subscribe((_, _) -> changed.run());
            case Parent group -> group.getChildrenUnmodifiable().forEach(each -> onChange(each, changed));
            default -> {}
        }
    }

    /// A picker of days writes its text anew by itself, when it is left and when Enter is pressed: only another day, or
    /// another text that is none, is a change.
    private static void onOtherDay(DatePicker picker, Runnable changed) {
        var text = picker.getEditor().textProperty();
        var before = new SimpleStringProperty(meaning(text.get()));
        text.subscribe((_, _) -> {
            // What stands there now: by then the picker may have put back what it took away.
            var now = meaning(text.get());
            if (!now.equals(before.get())) {
                before.set(now);
                changed.run();
            }
        });
    }

    private static String meaning(String text) {
        return TimeText.read(text).map(LocalDate::toString).orElse(text);
    }

    /// Whether something is chosen by it rather than typed, and no list of it is open.
    static boolean isChoice(Node control) {
        return switch (control) {
            case CheckBox _, ToggleButton _ -> true;
            case ChoiceBox<?> box -> !box.isShowing();
            case ComboBox<?> box -> !box.isEditable() && !box.isShowing();
            default -> false;
        };
    }

    /// The first part of a control that takes the focus.
    static Optional<Node> focusable(Node control) {
        if (control.isFocusTraversable() && !control.isDisabled()) {
            return Optional.of(control);
        }
        return control instanceof Parent group
                ? group.getChildrenUnmodifiable().stream()
                        .flatMap(each -> focusable(each).stream())
                        .findFirst()
                : Optional.empty();
    }
}
