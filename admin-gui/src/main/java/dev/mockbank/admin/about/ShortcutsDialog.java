package dev.mockbank.admin.about;

import dev.mockbank.admin.control.DialogLayer;
import dev.mockbank.admin.control.PlainDialog;
import dev.mockbank.admin.control.Shortcut;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Screen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// All shortcuts, by where they work.
public final class ShortcutsDialog {

    private static final double WIDTH = 720;

    private final DialogLayer dialogs;

    public ShortcutsDialog(DialogLayer dialogs) {
        this.dialogs = dialogs;
    }

    private record Line(String keys, String meaning) {}

    /// Shows it.
    public void show() {
        var columns = new HBox(
                column(group("Everywhere", everywhere())),
                column(group("In tables", tables()), group("In charts", charts()), group("In dialogs", dialogs())));
        columns.getStyleClass().add("shortcut-columns");
        new PlainDialog(dialogs, "Keyboard shortcuts", WIDTH).add(columns).show();
    }

    private static List<Line> everywhere() {
        var lines = new ArrayList<Line>();
        lines.add(new Line(Shortcut.text("K"), "Find a screen, command, account or key"));
        Arrays.stream(Screen.values())
                .forEach(
                        screen -> lines.add(new Line(Shortcut.text(Integer.toString(screen.digit())), screen.title())));
        lines.add(new Line(Shortcut.text("N"), "New on this screen"));
        lines.add(new Line(Shortcut.text("F"), "Search on this screen"));
        lines.add(new Line(Shortcut.text("R"), "Refresh"));
        lines.add(new Line(Shortcut.text("Z"), "Undo what a notice offers to undo"));
        lines.add(new Line("F1 or ?", "These shortcuts"));
        return lines;
    }

    private static List<Line> tables() {
        return List.of(
                new Line("Enter", "Edit, or open"),
                new Line("Delete", "Delete, or revoke"),
                new Line("Shift ↑ ↓", "Select several transactions"),
                new Line(Shortcut.text("C"), "Copy rows for a spreadsheet"),
                new Line("Home, End", "First and last row"),
                new Line("Alt 1 – 9", "Sort by a column, again the other way"));
    }

    private static List<Line> charts() {
        return List.of(new Line("← →", "Day by day"));
    }

    private static List<Line> dialogs() {
        return List.of(new Line("Enter", "Confirm"), new Line("Esc", "Close"));
    }

    private static VBox column(Node... groups) {
        var column = new VBox(groups);
        column.getStyleClass().add("shortcut-column");
        return column;
    }

    private static Node group(String title, List<Line> lines) {
        var heading = new Label(title);
        heading.getStyleClass().add(Style.CARD_TITLE);
        var table = new GridPane();
        table.getStyleClass().add("facts");
        for (int row = 0; row < lines.size(); row++) {
            var keys = new Label(lines.get(row).keys());
            keys.getStyleClass().add(Style.KEY_CAP);
            keys.setMinWidth(Label.USE_PREF_SIZE);
            table.addRow(row, keys, new Label(lines.get(row).meaning()));
        }
        var group = new VBox(heading, table);
        group.getStyleClass().add(Style.FIELD);
        return group;
    }
}
