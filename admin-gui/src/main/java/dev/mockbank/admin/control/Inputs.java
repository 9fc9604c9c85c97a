package dev.mockbank.admin.control;

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
import javafx.scene.input.KeyEvent;

/// What the input controls have in common, though JavaFX gives them no type for it. A group of them, such as a day
/// beside a time, counts as one.
final class Inputs {

    private Inputs() {}

    /// Runs this each time the user changes what stands in a control.
    static void onChange(Node control, Runnable changed) {
        switch (control) {
            case TextInputControl input -> input.textProperty().subscribe((_, _) -> changed.run());
            case DatePicker picker -> {
                picker.valueProperty().subscribe((_, _) -> changed.run());
                onTyped(picker, changed);
            }
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

    /// A picker of days changes its text by itself, too: when it is left, and when Enter is pressed.
    private static void onTyped(DatePicker picker, Runnable changed) {
        var before = new SimpleStringProperty();
        picker.addEventFilter(
                KeyEvent.KEY_PRESSED, _ -> before.set(picker.getEditor().getText()));
        picker.addEventFilter(KeyEvent.KEY_RELEASED, _ -> {
            if (!picker.getEditor().getText().equals(before.get())) {
                changed.run();
            }
        });
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
