package dev.mockbank.admin;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.mockbank.admin.control.Shortcut;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Navigator;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.theme.Theme;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar at the left: the screens, and at its foot what stands behind the bank and the choice of the look.
final class SideBar extends VBox {

    private final Navigator navigator;
    private final ToggleGroup screens = new ToggleGroup();

    SideBar(MainModel model, Navigator navigator, ObjectProperty<Theme> theme) {
        this.navigator = navigator;
        getStyleClass().add("side-bar");
        for (var screen : Screen.values()) {
            getChildren().add(entry(screen));
        }
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(gap, foot(model, theme));
    }

    private ToggleButton entry(Screen screen) {
        var title = new Label(screen.title(), new FontIcon(icon(screen)));
        var shortcut = new Label(Shortcut.text(Integer.toString(screen.digit())));
        shortcut.getStyleClass().add("shortcut");
        var line = new BorderPane();
        line.setLeft(title);
        line.setRight(shortcut);
        var entry = new ToggleButton();
        entry.setGraphic(line);
        line.prefWidthProperty().bind(entry.widthProperty().subtract(20));
        entry.setAccessibleText(screen.title());
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.setToggleGroup(screens);
        entry.getStyleClass().add("side-entry");
        entry.setOnAction(_ -> {
            // A second press on the chosen entry must not take the choice away.
            entry.setSelected(true);
            navigator.open(screen);
        });
        navigator.screenProperty().subscribe(now -> entry.setSelected(now == screen));
        return entry;
    }

    private static Ikon icon(Screen screen) {
        return switch (screen) {
            case OVERVIEW -> Feather.HOME;
            case ACCOUNTS -> Feather.CREDIT_CARD;
            case TRANSACTIONS -> Feather.LIST;
            case KEYS -> Feather.KEY;
            case SERVER -> Feather.SERVER;
        };
    }

    private static Node foot(MainModel model, ObjectProperty<Theme> theme) {
        var lines = new VBox();
        lines.getStyleClass().add("foundations");
        model.foundations()
                .subscribe(texts -> lines.getChildren()
                        .setAll(texts.stream().map(SideBar::footLine).toList()));
        HBox.setHgrow(lines, Priority.ALWAYS);
        var foot = new HBox(lines, themeChoice(theme));
        foot.getStyleClass().add("foot");
        return foot;
    }

    private static Label footLine(String text) {
        var line = new Label(text);
        line.getStyleClass().add(Style.NOTE);
        return line;
    }

    private static Node themeChoice(ObjectProperty<Theme> theme) {
        var choice = new MenuButton("", new FontIcon(Feather.MOON));
        choice.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, Tweaks.NO_ARROW);
        choice.setPopupSide(Side.TOP);
        choice.setAccessibleText("Light or dark");
        choice.setTooltip(new Tooltip("Light or dark"));
        var group = new ToggleGroup();
        for (var each : Theme.values()) {
            var item = new RadioMenuItem(each.title());
            item.setToggleGroup(group);
            item.setOnAction(_ -> theme.set(each));
            theme.subscribe(now -> item.setSelected(now == each));
            choice.getItems().add(item);
        }
        return choice;
    }
}
