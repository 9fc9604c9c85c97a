package dev.mockbank.admin.control;

import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.TableView;

/// Keeps a table's row selected by its number when the rows are read anew, sorted or searched, and tells what the user
/// chooses apart from what the table selects by itself when a row goes.
///
/// @param <T> what the table's rows are
public final class KeptSelection<T> {

    private static final long NONE = Long.MIN_VALUE;

    private final TableView<T> table;
    private final ToLongFunction<T> numberOf;
    private final Consumer<T> chosen;
    private long selected = NONE;
    private boolean byUser = true;

    private KeptSelection(TableView<T> table, ToLongFunction<T> numberOf, Consumer<T> chosen) {
        this.table = table;
        this.numberOf = numberOf;
        this.chosen = chosen;
    }

    /// Gives a table its rows, and keeps the selection from then on.
    ///
    /// @param chosen gets the row that the user selects
    public static <T> KeptSelection<T> of(
            TableView<T> table, ObservableList<T> rows, ToLongFunction<T> numberOf, Consumer<T> chosen) {
        var kept = new KeptSelection<>(table, numberOf, chosen);
        // One listener before the table's own and one after it: what is selected in between is the table's doing.
        rows.addListener((ListChangeListener<T>) _ -> kept.byUser = false);
        table.setItems(rows);
        rows.addListener((ListChangeListener<T>) _ -> kept.selectAgain());
        table.getSelectionModel().selectedItemProperty().subscribe(kept::changed);
        return kept;
    }

    /// Selects the row with a number, now or when it comes.
    public void select(long number) {
        selected = number;
        selectAgain();
    }

    private void changed(T row) {
        if (byUser && row != null) {
            selected = numberOf.applyAsLong(row);
            chosen.accept(row);
        }
    }

    private void selectAgain() {
        byUser = false;
        var rows = table.getItems();
        var model = table.getSelectionModel();
        int row = 0;
        while (row < rows.size() && numberOf.applyAsLong(rows.get(row)) != selected) {
            row++;
        }
        if (row == rows.size()) {
            model.clearSelection();
        } else if (model.getSelectedIndex() != row) {
            model.clearAndSelect(row);
        }
        byUser = true;
    }
}
