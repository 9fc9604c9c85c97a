package dev.mockbank.admin.about;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.CodeBox;
import dev.mockbank.admin.control.PlainDialog;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Desk;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The console's version, its parts and their licences, and where its files are.
public final class AboutDialog {

    private static final double WIDTH = 640;
    private static final double LICENCES_HEIGHT = 150;

    private final Desk desk;
    private final Facts facts;

    /// @param home where the console remembers what it has to
    public AboutDialog(Desk desk, Path home) {
        this.desk = desk;
        this.facts = new Facts(desk.session(), desk.life(), home);
    }

    /// Shows it.
    public void show() {
        var licences = new CodeBox(Parts.all().stream()
                .map(part -> part.name() + ": " + part.licence())
                .collect(Collectors.joining("\n")));
        licences.setAccessibleText("Licences of all parts");
        licences.setMinHeight(LICENCES_HEIGHT);
        licences.setPrefHeight(LICENCES_HEIGHT);
        var title = new Label("Licences of all parts");
        title.getStyleClass().add(Style.CARD_TITLE);
        new PlainDialog(desk.dialogs(), "About Mockbank", WIDTH)
                .add(table())
                .add(title)
                .add(licences)
                .button(Buttons.copying("Copy for a bug report", facts::report))
                .show();
    }

    private Node table() {
        var table = new GridPane();
        table.getStyleClass().add("facts");
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        table.getColumnConstraints().addAll(names, values);
        facts.versions().forEach((name, version) -> row(table, name, new Label(version)));
        facts.folders().forEach((name, folder) -> {
            var open = Buttons.plain("Open", () -> desk.browser().accept(folder.toUri()));
            open.setAccessibleText("Open the folder of the " + name.toLowerCase(Locale.ROOT));
            row(table, name + "’s folder", path(folder), open);
        });
        return table;
    }

    private static Label path(Path folder) {
        var path = new Label(folder.toString());
        path.getStyleClass().add(Style.MONO);
        path.setMinWidth(0);
        return path;
    }

    private static void row(GridPane table, String name, Node... cells) {
        var label = new Label(name);
        label.getStyleClass().add(Style.MUTED);
        GridPane.setValignment(label, VPos.CENTER);
        int row = table.getRowCount();
        table.add(label, 0, row);
        for (int column = 0; column < cells.length; column++) {
            table.add(cells[column], column + 1, row);
        }
    }
}
