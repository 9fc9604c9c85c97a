package dev.mockbank.admin;

import dev.mockbank.admin.about.AboutDialog;
import dev.mockbank.admin.about.ShortcutsDialog;
import dev.mockbank.admin.backup.BackupDialogs;
import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.Shortcut;
import dev.mockbank.admin.overview.OverviewView;
import dev.mockbank.admin.palette.Entry;
import dev.mockbank.admin.palette.Palette;
import dev.mockbank.admin.palette.PaletteModel;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.screen.ScreenView;
import dev.mockbank.admin.theme.Look;
import dev.mockbank.admin.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be done on every screen, by the palette, by the menu at the foot of the side bar, and by keys.
final class MainActs {

    private final MainModel model;
    private final Desk desk;
    private final Look look;
    private final Function<Screen, ScreenView> views;
    private final Palette palette;
    private final ShortcutsDialog shortcuts;
    private final AboutDialog about;
    private final BackupDialogs backups;

    /// @param home  where the console remembers what it has to
    /// @param views gives the view of a screen
    MainActs(
            MainModel model,
            Desk desk,
            Look look,
            Path home,
            BackupDialogs backups,
            Function<Screen, ScreenView> views) {
        this.model = model;
        this.desk = desk;
        this.look = look;
        this.views = views;
        this.palette = new Palette(new PaletteModel(desk.session(), desk.navigator(), this::entries), desk.dialogs());
        this.shortcuts = new ShortcutsDialog(desk.dialogs());
        this.about = new AboutDialog(desk, home);
        this.backups = backups;
    }

    /// Shows the palette.
    void find() {
        palette.open();
    }

    /// Shows the shortcuts.
    void showShortcuts() {
        shortcuts.show();
    }

    /// The entries of the menu.
    List<MenuItem> menu() {
        return List.of(
                item("Find… (" + Shortcut.text("K") + ")", this::find),
                item("Keyboard shortcuts (F1)", this::showShortcuts),
                new SeparatorMenuItem(),
                item("Back up the bank…", backups::backUp),
                item("Restore a backup…", backups::restore),
                new SeparatorMenuItem(),
                item("About Mockbank", about::show));
    }

    private List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        for (var screen : Screen.values()) {
            entries.add(new Entry(
                    screen.title(),
                    Shortcut.text(Integer.toString(screen.digit())),
                    () -> desk.navigator().open(screen)));
        }
        if (desk.session().bank().isPresent()) {
            entries.addAll(ofBank());
        }
        var power = model.switchButton().getValue();
        if (power.possible()) {
            entries.add(act(power.text() + " the server", model::turn));
        }
        entries.add(act("Back up the bank…", backups::backUp));
        entries.add(act("Restore a backup…", backups::restore));
        entries.add(act(
                "Copy the bank’s address", () -> Buttons.copy(model.address().getValue())));
        Arrays.stream(Theme.values())
                .map(theme ->
                        act("Look: " + theme.title(), () -> look.themeProperty().set(theme)))
                .forEach(entries::add);
        entries.add(new Entry("Keyboard shortcuts", "F1", this::showShortcuts));
        entries.add(act("About Mockbank", about::show));
        return entries;
    }

    private List<Entry> ofBank() {
        var navigator = desk.navigator();
        return List.of(
                act("Add transaction…", () -> navigator.create(Screen.TRANSACTIONS)),
                act("New account…", () -> navigator.create(Screen.ACCOUNTS)),
                act("New API key…", () -> navigator.create(Screen.KEYS)),
                act("Load demo data…", this::loadDemoData),
                act("Open API docs", () -> desk.browser().accept(model.documentation())));
    }

    private void loadDemoData() {
        desk.navigator().open(Screen.OVERVIEW);
        if (views.apply(Screen.OVERVIEW) instanceof OverviewView overview) {
            overview.loadDemoData();
        }
    }

    private static Entry act(String title, Runnable act) {
        return new Entry(title, "Command", act);
    }

    private static MenuItem item(String title, Runnable act) {
        var item = new MenuItem(title);
        item.setOnAction(_ -> act.run());
        return item;
    }
}
