package dev.mockbank.admin.control;

import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A sentence about what went wrong, where the user looks. It takes no room while there is none.
public final class ProblemLine extends Label {

    public ProblemLine() {
        getStyleClass().add(Style.PROBLEM);
        setGraphic(new FontIcon(Feather.ALERT_CIRCLE));
        setWrapText(true);
        setMaxWidth(Double.MAX_VALUE);
        visibleProperty().bind(textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
