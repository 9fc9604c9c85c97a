package dev.mockbank.admin.transactions.filter;

import dev.mockbank.admin.control.MenuPlace;
import dev.mockbank.admin.control.Style;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A filter as a rounded button: its name while it leaves nothing out, else what is chosen, with a cross that takes it
/// away. What is long is cut off.
final class FilterChip extends HBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass(Style.CHOSEN);
    private static final double GAP = 4;
    private static final double MAX_WIDTH = 220;

    /// @param name   what is filtered, such as `Category`
    /// @param chosen what is chosen; empty for all
    /// @param choose lets the user choose, beneath the chip
    /// @param clear  takes the filter away
    FilterChip(String name, ObservableValue<String> chosen, Consumer<FilterChip> choose, Runnable clear) {
        getStyleClass().add("filter-chip");
        var open = new Button();
        open.getStyleClass().add("chip-open");
        open.setMaxWidth(MAX_WIDTH);
        // An underscore is part of a name, and no mnemonic.
        open.setMnemonicParsing(false);
        open.textProperty().bind(chosen.map(text -> text.isEmpty() ? name : text));
        open.accessibleTextProperty()
                .bind(chosen.map(text -> "Filter by " + name + (text.isEmpty() ? "" : ", now " + text)));
        open.setOnAction(_ -> choose.accept(this));
        open.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                event.consume();
                choose.accept(this);
            }
        });
        var cross = new Button("✕");
        cross.getStyleClass().add("chip-clear");
        cross.setMinWidth(Region.USE_PREF_SIZE);
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

    /// Lets the user choose from a menu, which is made each time it is opened.
    static Consumer<FilterChip> fromMenu(Supplier<List<MenuItem>> items) {
        var menu = new ContextMenu();
        return chip -> {
            menu.getItems().setAll(items.get());
            menu.show(chip, Side.BOTTOM, 0, GAP);
            MenuPlace.moveInside(chip, menu);
        };
    }
}
