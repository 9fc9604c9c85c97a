package dev.mockbank.admin.control;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A dialog that only shows something: a title, what is shown, and beneath it what can be done with it and `Done`.
public final class PlainDialog {

    private final DialogLayer layer;
    private final VBox body = new VBox();
    private final HBox buttons = new HBox();
    private final VBox card;

    /// @param width in pixels
    public PlainDialog(DialogLayer layer, String title, double width) {
        this.layer = layer;
        var heading = new Label(title);
        heading.getStyleClass().add(Style.DIALOG_TITLE);
        body.getStyleClass().add(Style.DIALOG_BODY);
        buttons.getStyleClass().add(Style.DIALOG_BUTTONS);
        card = new VBox(heading, body, buttons);
        card.getStyleClass().add(Style.DIALOG);
        card.setPrefWidth(width);
    }

    /// Adds something to show.
    public PlainDialog add(Node node) {
        body.getChildren().add(node);
        return this;
    }

    /// Adds a button before `Done`.
    public PlainDialog button(Button button) {
        buttons.getChildren().add(button);
        return this;
    }

    /// Shows it; `Done` has the focus.
    public void show() {
        var done = Buttons.bordered("Done", layer::close);
        done.setCancelButton(true);
        buttons.getChildren().add(done);
        layer.show(card, done);
    }
}
