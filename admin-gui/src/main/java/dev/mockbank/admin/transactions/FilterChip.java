package dev.mockbank.admin.transactions;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

/// A filter as a rounded button: its name while it leaves nothing out, else what is chosen, with a cross that takes it
/// away.
final class FilterChip extends HBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double GAP = 4;

    private final ContextMenu menu = new ContextMenu();

    /// @param name   what is filtered, such as `Category`
    /// @param chosen what is chosen; empty for all
    /// @param items  makes the menu each time it is opened
    /// @param clear  takes the filter away
    FilterChip(String name, ObservableValue<String> chosen, Supplier<List<MenuItem>> items, Runnable clear) {
        getStyleClass().add("filter-chip");
        var open = new Button();
        open.getStyleClass().add("chip-open");
        open.textProperty().bind(chosen.map(text -> text.isEmpty() ? name : text));
        open.accessibleTextProperty()
                .bind(chosen.map(text -> "Filter by " + name + (text.isEmpty() ? "" : ", now " + text)));
        open.setOnAction(_ -> {
            menu.getItems().setAll(items.get());
            menu.show(this, Side.BOTTOM, 0, GAP);
        });
        var cross = new Button("✕");
        cross.getStyleClass().add("chip-clear");
        cross.setAccessibleText("Take the filter by " + name + " away");
        cross.setOnAction(_ -> {
            clear.run();
            open.requestFocus();
        });
        cross.visibleProperty().bind(chosen.map(text -> !text.isEmpty()));
        cross.managedProperty().bind(cross.visibleProperty());
        chosen.subscribe(text -> pseudoClassStateChanged(CHOSEN, !text.isEmpty()));
        getChildren().addAll(open, cross);
    }
}
