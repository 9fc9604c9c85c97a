package dev.mockbank.admin.control;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;

/// Sorts a table that has the focus by keys, as a click on a head does: Alt and a digit stand for the column at that
/// place from the left, and again for the other direction.
public final class KeyboardSort {

    private KeyboardSort() {}

    /// Lets a table be sorted by keys.
    public static <T> void of(TableView<T> table) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            int place = place(event);
            var columns = table.getVisibleLeafColumns();
            if (place > 0 && place <= columns.size() && columns.get(place - 1).isSortable()) {
                event.consume();
                sort(table, columns.get(place - 1));
            }
        });
    }

    /// 1 for the first column; 0 for none.
    private static int place(KeyEvent event) {
        var code = event.getCode();
        boolean asked = event.isAltDown() && !event.isShortcutDown() && code.isDigitKey();
        return asked ? Character.digit(code.getName().charAt(code.getName().length() - 1), 10) : 0;
    }

    private static <T> void sort(TableView<T> table, TableColumn<T, ?> column) {
        boolean sorted = !table.getSortOrder().isEmpty()
                && table.getSortOrder().getFirst().equals(column);
        column.setSortType(
                sorted && column.getSortType() == SortType.ASCENDING ? SortType.DESCENDING : SortType.ASCENDING);
        if (!sorted) {
            table.getSortOrder().clear();
            table.getSortOrder().add(column);
        }
    }
}
