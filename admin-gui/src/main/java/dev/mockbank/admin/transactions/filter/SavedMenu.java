package dev.mockbank.admin.transactions.filter;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.mockbank.admin.control.MenuPlace;
import java.util.ArrayList;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The filters that were saved by name: shows one, saves those that are set now, and forgets one.
final class SavedMenu extends MenuButton {

    private static final String MEANING = "Saved filters";

    private final SearchModel model;
    private final FilterDialogs dialogs;

    SavedMenu(SearchModel model, FilterDialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW);
        setGraphic(new FontIcon(Feather.BOOKMARK));
        setAccessibleText(MEANING);
        setTooltip(new Tooltip(MEANING));
        setId("saved-filters");
        // The menu opens with what is there then.
        setOnShowing(_ -> fill());
        MenuPlace.within(this);
        fill();
    }

    private void fill() {
        var items = new ArrayList<MenuItem>();
        var saved = model.saved().all();
        saved.forEach(each -> items.add(item(each.name(), () -> model.search(each.search()))));
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        var save = item("Save these filters…", dialogs::save);
        save.setDisable(!model.searchProperty().get().isFiltered());
        items.add(save);
        if (!saved.isEmpty()) {
            var forget = new Menu("Forget");
            saved.forEach(each ->
                    forget.getItems().add(item(each.name(), () -> model.saved().forget(each.name()))));
            items.add(forget);
        }
        getItems().setAll(items);
    }

    private static MenuItem item(String name, Runnable act) {
        var item = new MenuItem(name);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> act.run());
        return item;
    }
}
