package dev.mockbank.admin.control;

import atlantafx.base.theme.Styles;
import dev.mockbank.admin.client.Failure;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A dialog with a title, fields, and a button that names its act. What the server refuses is placed beside the field
/// that is to blame, and everything else above the buttons; the dialog stays open with all that was typed.
public final class FormDialog {

    private static final double WIDTH = 440;
    private static final double PROGRESS_SIZE = 18;

    private final DialogLayer layer;
    private final VBox card = new VBox();
    private final VBox body = new VBox();
    private final ProblemLine problem = new ProblemLine();
    private final Map<String, Label> errors = new LinkedHashMap<>();
    private final Map<String, Node> controls = new HashMap<>();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final Button cancel;
    private final Button submit;
    private @Nullable Node first;

    /// @param verb what the dialog does, such as `Open account`
    /// @param act  begins it; it ends in [#close] or [#failed]
    public FormDialog(DialogLayer layer, String title, String verb, Runnable act) {
        this.layer = layer;
        var heading = new Label(title);
        heading.getStyleClass().add(Style.DIALOG_TITLE);
        cancel = Buttons.bordered("Cancel", layer::close);
        cancel.setCancelButton(true);
        submit = Buttons.primary(verb, () -> begin(act));
        submit.setDefaultButton(true);
        submit.disableProperty().bind(busy);
        body.getStyleClass().add(Style.DIALOG_BODY);
        card.getStyleClass().add(Style.DIALOG);
        card.setPrefWidth(WIDTH);
        card.getChildren().addAll(heading, body, problem, buttons());
        card.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    /// Enter begins the act also on what would take it for itself, as a box to tick does.
    private void press(KeyEvent event) {
        boolean enter = event.getCode() == KeyCode.ENTER && submit.isDefaultButton();
        if (enter && event.getTarget() instanceof Node target && Inputs.isChoice(target)) {
            event.consume();
            submit.fire();
        }
    }

    /// Adds a sentence.
    public FormDialog say(String sentence) {
        var text = new Label(sentence);
        text.setWrapText(true);
        text.getStyleClass().addAll(Style.MUTED, Style.PARAGRAPH);
        body.getChildren().add(text);
        return this;
    }

    /// Adds a field; the first one gets the focus.
    ///
    /// @param name  the field's name on the wire, by which the server blames it
    /// @param label what the user reads above it
    public FormDialog field(String name, String label, Node control) {
        var text = new Label(label);
        text.getStyleClass().add(Style.FIELD_LABEL);
        text.setLabelFor(control);
        var error = new Label();
        error.getStyleClass().add(Style.FIELD_ERROR);
        error.setWrapText(true);
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        errors.put(name, error);
        // What is being mended is not wrong any more, as far as is known.
        Inputs.onChange(control, () -> {
            error.setText("");
            problem.setText("");
        });
        controls.put(name, control);
        if (control instanceof Region region) {
            region.setMaxWidth(Double.MAX_VALUE);
        }
        var field = new VBox(text, control, error);
        field.getStyleClass().add(Style.FIELD);
        return add(field, control);
    }

    /// Adds anything else, such as a text to copy.
    public FormDialog add(Node node) {
        body.getChildren().add(node);
        return this;
    }

    /// Makes the act one that takes something away: the button is red, and Enter does not press it by itself.
    public FormDialog risky() {
        submit.getStyleClass().add(Styles.DANGER);
        submit.setDefaultButton(false);
        return this;
    }

    /// Lets the button name an act that depends on what was chosen.
    public FormDialog verb(ObservableValue<String> verb) {
        submit.textProperty().bind(verb);
        return this;
    }

    /// Lets the act begin only while this holds.
    public FormDialog enabledWhile(ObservableValue<Boolean> possible) {
        submit.disableProperty().unbind();
        submit.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> busy.get() || !possible.getValue(), busy, possible));
        return this;
    }

    /// Shows it.
    public void show() {
        var button = submit.isDefaultButton() ? submit : cancel;
        layer.show(card, Optional.ofNullable(first).flatMap(Inputs::focusable).orElse(button));
    }

    /// The act is done.
    public void close() {
        busy.set(false);
        layer.close();
    }

    /// The act went wrong: says so where the user looks, and lets them try again.
    public void failed(Failure failure) {
        busy.set(false);
        errors.forEach((name, error) -> error.setText(failure.of(name).orElse("")));
        boolean placed =
                errors.values().stream().anyMatch(error -> !error.getText().isEmpty());
        problem.setText(placed ? "" : failure.sentence());
        focusFirstError();
    }

    /// Says that a field is wrong, before anything is sent, and goes to the first one that is.
    public void wrong(String name, String sentence) {
        busy.set(false);
        var error = errors.get(name);
        if (error == null) {
            throw new IllegalArgumentException("The dialog has no field " + name);
        }
        error.setText(sentence);
        focusFirstError();
    }

    /// Says that a part of a field is wrong, and goes there.
    public void wrong(String name, String sentence, Node part) {
        wrong(name, sentence);
        part.requestFocus();
    }

    private void focusFirstError() {
        errors.entrySet().stream()
                .filter(error -> !error.getValue().getText().isEmpty())
                .findFirst()
                .flatMap(error -> Inputs.focusable(Objects.requireNonNull(controls.get(error.getKey()))))
                .ifPresent(Node::requestFocus);
    }

    private void begin(Runnable act) {
        busy.set(true);
        problem.setText("");
        errors.values().forEach(error -> error.setText(""));
        act.run();
    }

    private FormDialog add(Node field, Node control) {
        body.getChildren().add(field);
        if (first == null) {
            first = control;
        }
        return this;
    }

    private HBox buttons() {
        var progress = new ProgressIndicator();
        progress.setMaxSize(PROGRESS_SIZE, PROGRESS_SIZE);
        progress.visibleProperty().bind(busy);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var buttons = new HBox(gap, progress, cancel, submit);
        buttons.getStyleClass().add(Style.DIALOG_BUTTONS);
        return buttons;
    }
}
