package dev.mockbank.admin.control;

import java.util.function.ToLongFunction;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableView;

/// Keeps a table's row selected by its number, when the rows are read anew, sorted or searched.
///
/// @param <T> what the table's rows are
public final class KeptSelection<T> {

    private final TableView<T> table;
    private final ToLongFunction<T> numberOf;
    private long selected = Long.MIN_VALUE;

    private KeptSelection(TableView<T> table, ToLongFunction<T> numberOf) {
        this.table = table;
        this.numberOf = numberOf;
    }

    /// Keeps the selection of a table that has its items already.
    public static <T> KeptSelection<T> of(TableView<T> table, ToLongFunction<T> numberOf) {
        var kept = new KeptSelection<>(table, numberOf);
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                kept.selected = numberOf.applyAsLong(row);
            }
        });
        table.getItems().addListener((ListChangeListener<T>) _ -> kept.selectAgain());
        return kept;
    }

    /// Selects the row with a number, now or when it comes.
    public void select(long number) {
        selected = number;
        selectAgain();
    }

    private void selectAgain() {
        long wanted = selected;
        var model = table.getSelectionModel();
        int now = model.getSelectedIndex();
        if (now >= 0
                && now < table.getItems().size()
                && numberOf.applyAsLong(table.getItems().get(now)) == wanted) {
            return;
        }
        for (int row = 0; row < table.getItems().size(); row++) {
            if (numberOf.applyAsLong(table.getItems().get(row)) == wanted) {
                model.clearAndSelect(row);
                return;
            }
        }
        model.clearSelection();
        selected = wanted;
    }
}
