package dev.mockbank.admin.overview;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Screen;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What comes next when the demo data is there: a key for the user's program, and a line to try it with. It takes no
/// room before, nor when it was closed.
final class NextStep extends HBox {

    private final Desk desk;

    NextStep(Desk desk) {
        this.desk = desk;
        var title = new Label("The demo data is loaded. Make a key for your program, then try this line:");
        title.getStyleClass().add(Style.CARD_TITLE);
        title.setWrapText(true);
        var line = new Label();
        line.getStyleClass().add(Style.MONO);
        line.textProperty().bind(desk.session().stateProperty().map(_ -> command()));
        var texts = new VBox(title, line);
        texts.getStyleClass().add("alarm-lines");
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var copy = Buttons.copying("Copy line", this::command);
        var make = Buttons.bordered("Make a key…", () -> desk.navigator().create(Screen.KEYS));
        var close = Buttons.icon(Feather.X, "Close this hint", this::hide);
        for (var button : new Region[] {copy, make, close}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        getStyleClass().addAll(Style.CARD, "demo-progress");
        getChildren().addAll(texts, make, copy, close);
        managedProperty().bind(visibleProperty());
        hide();
    }

    /// Shows it.
    void show() {
        setVisible(true);
    }

    /// Takes it away.
    void hide() {
        setVisible(false);
    }

    /// The key is what the user puts there: it is shown once, when it is made.
    private String command() {
        var address = desk.session()
                .bank()
                .map(bank -> bank.address().resolve("/accounts").toString())
                .orElse("");
        return "curl " + address + " -H \"x-api-key: YOUR_KEY\"";
    }
}
