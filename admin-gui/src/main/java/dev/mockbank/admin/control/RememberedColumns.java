package dev.mockbank.admin.control;

import dev.mockbank.admin.preferences.Preferences;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Duration;

/// Keeps which columns of a table are shown and how wide they are, by the columns' ids. The table's menu, at the right
/// of its heads, shows and hides them.
public final class RememberedColumns {

    private static final Duration PAUSE = Duration.millis(500);
    private static final String HIDDEN = "-";
    private static final double WIDEST = 4_000;

    private final TableView<?> table;
    private final Preferences preferences;
    private final String name;
    private final PauseTransition pause = new PauseTransition(PAUSE);

    private RememberedColumns(TableView<?> table, Preferences preferences, String name) {
        this.table = table;
        this.preferences = preferences;
        this.name = name;
        pause.setOnFinished(_ -> save());
    }

    /// Gives a table's columns what was remembered, and remembers what the user changes from then on.
    ///
    /// @param name what it is remembered by
    public static void of(TableView<?> table, Preferences preferences, String name) {
        var remembered = new RememberedColumns(table, preferences, name);
        remembered.restore(read(preferences.get(name).orElse("")));
        table.setTableMenuButtonVisible(true);
        for (var column : table.getColumns()) {
            column.widthProperty().subscribe((_, _) -> remembered.pause.playFromStart());
            column.visibleProperty().subscribe((_, _) -> remembered.save());
        }
    }

    private void restore(Map<String, String> widths) {
        for (var column : table.getColumns()) {
            var width = widths.getOrDefault(column.getId(), "");
            column.setVisible(!width.startsWith(HIDDEN));
            try {
                double pixels = Double.parseDouble(width.replace(HIDDEN, ""));
                column.setPrefWidth(Math.clamp(pixels, column.getMinWidth(), WIDEST));
            } catch (NumberFormatException unknown) {
                // It has the width that it is made with.
            }
        }
    }

    private void save() {
        preferences.set(
                name, table.getColumns().stream().map(RememberedColumns::text).collect(Collectors.joining(",")));
    }

    private static String text(TableColumn<?, ?> column) {
        return column.getId() + ":" + (column.isVisible() ? "" : HIDDEN) + Math.round(column.getWidth());
    }

    private static Map<String, String> read(String text) {
        var widths = new HashMap<String, String>();
        for (var part : text.split(",", -1)) {
            int colon = part.indexOf(':');
            if (colon > 0) {
                widths.put(part.substring(0, colon), part.substring(colon + 1));
            }
        }
        return widths;
    }
}
