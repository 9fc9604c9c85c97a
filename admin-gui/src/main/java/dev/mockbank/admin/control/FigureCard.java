package dev.mockbank.admin.control;

import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
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
        note.setWrapText(true);
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

    /// Shows the figure as income.
    public FigureCard income() {
        figure.getStyleClass().add(Style.INCOME);
        return this;
    }
}
