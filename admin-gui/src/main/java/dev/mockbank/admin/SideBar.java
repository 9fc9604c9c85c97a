package dev.mockbank.admin;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.mockbank.admin.control.Shortcut;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Navigator;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.theme.Theme;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar at the left: the screens, and at its foot what stands behind the bank and the choice of the look.
final class SideBar extends VBox {

    private static final double ENTRY_WIDTH = 172;
    private static final double ENTRY_HEIGHT = 32;

    private final Navigator navigator;
    private final ToggleGroup screens = new ToggleGroup();

    /// @param help the entries of the menu beside the choice of the look
    SideBar(MainModel model, Navigator navigator, ObjectProperty<Theme> theme, List<MenuItem> help) {
        this.navigator = navigator;
        getStyleClass().add("side-bar");
        for (var screen : Screen.values()) {
            getChildren().add(entry(screen));
        }
        // The arrow keys choose without pressing, and an entry that is pressed again stays chosen.
        screens.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                screens.selectToggle(before);
            } else if (now.getUserData() instanceof Screen screen) {
                navigator.open(screen);
            }
        });
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(gap, foot(model, theme, help));
    }

    private ToggleButton entry(Screen screen) {
        var title = new Label(screen.title(), new FontIcon(icon(screen)));
        var shortcut = new Label(Shortcut.text(Integer.toString(screen.digit())));
        shortcut.getStyleClass().add("shortcut");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var line = new HBox(title, gap, shortcut);
        line.setAlignment(Pos.CENTER_LEFT);
        var entry = new ToggleButton();
        entry.setGraphic(line);
        entry.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        line.setPrefSize(ENTRY_WIDTH, ENTRY_HEIGHT);
        entry.setAccessibleText(screen.title());
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.setToggleGroup(screens);
        entry.getStyleClass().add("side-entry");
        entry.setUserData(screen);
        navigator.screenProperty().subscribe(now -> {
            if (now == screen) {
                screens.selectToggle(entry);
            }
        });
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

    private static Node foot(MainModel model, ObjectProperty<Theme> theme, List<MenuItem> help) {
        var lines = new VBox();
        lines.getStyleClass().add("foundations");
        model.foundations()
                .subscribe(texts -> lines.getChildren()
                        .setAll(texts.stream().map(SideBar::footLine).toList()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var choices = new HBox(themeChoice(theme), gap, helpMenu(help));
        choices.setAlignment(Pos.CENTER_LEFT);
        return new VBox(choices, lines);
    }

    private static MenuButton helpMenu(List<MenuItem> help) {
        var menu = new MenuButton();
        menu.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, Tweaks.NO_ARROW, "help-menu");
        menu.setPopupSide(Side.TOP);
        menu.setGraphic(new FontIcon(Feather.HELP_CIRCLE));
        menu.setAccessibleText("More");
        menu.setTooltip(new Tooltip("Find, shortcuts, backup, about"));
        menu.getItems().setAll(help);
        return menu;
    }

    private static Label footLine(String text) {
        var line = new Label(text);
        line.getStyleClass().add(Style.NOTE);
        return line;
    }

    private static Node themeChoice(ObjectProperty<Theme> theme) {
        var choice = new MenuButton();
        choice.getStyleClass().addAll(Styles.FLAT, Tweaks.NO_ARROW, "theme-choice");
        choice.setPopupSide(Side.TOP);
        choice.setTooltip(new Tooltip("Light or dark"));
        var group = new ToggleGroup();
        for (var each : Theme.values()) {
            var item = new RadioMenuItem(each.title());
            item.setToggleGroup(group);
            item.setOnAction(_ -> theme.set(each));
            choice.getItems().add(item);
            theme.subscribe(now -> item.setSelected(now == each));
        }
        theme.subscribe(now -> {
            choice.setText(now.title());
            choice.setAccessibleText("Look: " + now.title());
            choice.setGraphic(new FontIcon(icon(now)));
        });
        return choice;
    }

    private static Ikon icon(Theme theme) {
        return switch (theme) {
            case SYSTEM -> Feather.MONITOR;
            case LIGHT -> Feather.SUN;
            case DARK -> Feather.MOON;
        };
    }
}
