package dev.mockbank.admin.control;

import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A card with one large figure: what it is, the figure, and a note.
public final class FigureCard extends VBox {

    private final Label label = new Label();
    private final Label figure = new Label();
    private final Label note = new Label();

    public FigureCard() {
        getStyleClass().add(Style.CARD);
        label.getStyleClass().add(Style.MUTED);
        figure.getStyleClass().add(Style.FIGURE);
        note.getStyleClass().add(Style.MUTED);
        figure.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(label, figure, note);
    }

    /// What the figure is of.
    public StringProperty labelProperty() {
        return label.textProperty();
    }

    /// The figure.
    public StringProperty figureProperty() {
        return figure.textProperty();
    }

    /// What stands beneath it.
    public StringProperty noteProperty() {
        return note.textProperty();
    }

    /// Leads to what the figure is made of: by a click, or by Enter while it has the focus.
    public void opens(String meaning, Runnable open) {
        getStyleClass().add("opens");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(meaning);
        setOnMouseClicked(_ -> open.run());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                event.consume();
                open.run();
            }
        });
    }

    /// Shows the figure as income.
    public FigureCard income() {
        figure.getStyleClass().add(Style.INCOME);
        return this;
    }
}
