package dev.mockbank.admin.transactions;

import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.admin.transactions.list.TransactionRows;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Keeps the rows that the table marks and the transactions that are selected the same, wherever rows go. A range may
/// reach beyond what is in memory; then the rest is read first.
final class TableSelection {

    private final TableView<Row> table;
    private final TransactionsModel model;
    private final TransactionRows rows;
    private boolean marking;

    private TableSelection(TableView<Row> table, TransactionsModel model) {
        this.table = table;
        this.model = model;
        this.rows = model.list().rows();
    }

    /// Connects them.
    static void connect(TableView<Row> table, TransactionsModel model) {
        var connected = new TableSelection(table, model);
        table.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>)
                _ -> connected.chosen());
        // The table was there first: it has moved its own marks when this hears of the change.
        model.list().rows().addListener((ListChangeListener<Row>) _ -> connected.markNow());
        model.selection().rowsProperty().subscribe(connected::mark);
        table.addEventFilter(KeyEvent.KEY_PRESSED, connected::press);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, connected::press);
    }

    /// What the user marks is selected.
    private void chosen() {
        if (marking || rows.isChanging()) {
            return;
        }
        var indices = List.copyOf(table.getSelectionModel().getSelectedIndices()).stream()
                .filter(Objects::nonNull)
                .toList();
        var here =
                indices.stream().flatMap(index -> rows.booked(index).stream()).toList();
        if (here.size() == indices.size()) {
            marking = true;
            model.selection().set(here);
            marking = false;
        }
    }

    private void mark() {
        if (!marking && !rows.isChanging()) {
            markNow();
        }
    }

    /// What is selected is marked, as far as it is in memory.
    private void markNow() {
        marking = true;
        var marks = table.getSelectionModel();
        var selected = model.selection().rows().stream()
                .flatMapToInt(row -> rows.find(row.transaction().id()).stream())
                .toArray();
        if (!IntStream.of(selected).boxed().sorted().toList().equals(List.copyOf(marks.getSelectedIndices()))) {
            marks.clearSelection();
            if (selected.length > 0) {
                marks.selectIndices(selected[0], selected);
                table.getFocusModel().focus(selected[selected.length - 1]);
            }
        }
        marking = false;
    }

    /// Ranges that may be long are taken out of the table's hands, which would mark each of a million rows; and so are
    /// the two ends of the list, of which one may have to be read first.
    private void press(KeyEvent event) {
        int last = rows.size() - 1;
        int from = anchor();
        switch (event.getCode()) {
            case A -> {
                if (event.isShortcutDown()) {
                    event.consume();
                    select(0, last);
                }
            }
            case END -> {
                event.consume();
                select(event.isShiftDown() ? from : last, last);
            }
            case HOME -> {
                event.consume();
                select(event.isShiftDown() ? from : 0, 0);
            }
            default -> {}
        }
    }

    private void press(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isShiftDown() && !event.isShortcutDown()) {
            int row = rowAt(event);
            if (row >= 0) {
                event.consume();
                table.requestFocus();
                select(anchor(), row);
            }
        }
    }

    private void select(int from, int to) {
        if (rows.isEmpty()) {
            return;
        }
        int end = from + Math.clamp((long) to - from, -Selection.MAX_ROWS + 1, Selection.MAX_ROWS - 1);
        if (end != to) {
            model.selection().cut();
        }
        int first = Math.min(from, end);
        int count = Math.abs(end - from) + 1;
        model.list().select(first, count, found -> {
            model.selection().set(end < from ? found.reversed() : found);
            table.scrollTo(Math.max(0, end - 1));
        });
    }

    /// Where a range begins: at the row that was selected first.
    private int anchor() {
        return model.selection().rows().stream()
                .flatMapToInt(row -> rows.find(row.transaction().id()).stream())
                .findFirst()
                .orElse(Math.max(0, table.getFocusModel().getFocusedIndex()));
    }

    private int rowAt(MouseEvent event) {
        var node = event.getPickResult().getIntersectedNode();
        while (node != null && !(node instanceof TableRow<?>)) {
            Node parent = node.getParent();
            node = parent;
        }
        return node instanceof TableRow<?> row && !row.isEmpty() && table.equals(row.getTableView())
                ? row.getIndex()
                : -1;
    }
}
