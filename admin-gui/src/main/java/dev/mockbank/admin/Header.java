package dev.mockbank.admin;

import dev.mockbank.admin.MainModel.Light;
import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Notices;
import java.net.URI;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The bar on top: how the bank does, where it is, and the button that starts and stops it.
final class Header extends HBox {

    private static final String COPIED = "The address is on the clipboard.";

    private final MainModel model;

    Header(MainModel model, Notices notices, Consumer<URI> browser) {
        this.model = model;
        var copy = Buttons.plain("Copy", () -> {
            Buttons.copy(model.address().getValue());
            notices.tell(COPIED);
        });
        copy.setAccessibleText("Copy the address");
        var docs = Buttons.bordered("Open API docs", () -> browser.accept(model.documentation()));
        docs.disableProperty().bind(model.running().map(running -> !running));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getStyleClass().add("header");
        getChildren().addAll(brand(), state(), address(), copy, gap, rate(), docs, power());
    }

    private static Node brand() {
        var letter = new Label("M");
        var mark = new StackPane(letter);
        mark.getStyleClass().add("brand-mark");
        var name = new Label("Mockbank");
        name.getStyleClass().add("brand-name");
        var brand = new HBox(mark, name);
        brand.getStyleClass().add("brand");
        return brand;
    }

    private Node state() {
        var dot = new Region();
        dot.getStyleClass().add("state-dot");
        model.light().subscribe(now -> {
            for (var light : Light.values()) {
                dot.pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(light.name().toLowerCase(Locale.ROOT)), light == now);
            }
        });
        var text = new Label();
        text.textProperty().bind(model.stateText());
        text.getStyleClass().add(Style.MUTED);
        var state = new HBox(dot, text);
        state.getStyleClass().add("state");
        return state;
    }

    private Node address() {
        var address = new Label();
        address.textProperty().bind(model.address());
        address.getStyleClass().add(Style.MONO);
        address.setAccessibleText("The bank's address");
        return address;
    }

    private Node rate() {
        var rate = new Label();
        rate.textProperty().bind(model.rate());
        rate.visibleProperty().bind(model.running());
        rate.getStyleClass().addAll(Style.MUTED, "rate");
        return rate;
    }

    private Node power() {
        var power = Buttons.bordered("", model::turn);
        power.setId("power");
        model.switchButton().subscribe(now -> {
            power.setText(now.text());
            power.setDisable(!now.possible());
        });
        return power;
    }
}
