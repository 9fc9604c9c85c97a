package dev.mockbank.admin.transactions;

import dev.mockbank.admin.control.KeyboardSort;
import dev.mockbank.admin.control.RememberedColumns;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.transactions.list.Row;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/// The table of the transactions: its columns, in the order that the bank is asked for, and what the keys and the mouse
/// do on its rows.
final class TransactionTable extends TableView<Row> {

    private static final double ROW_HEIGHT = 36;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final TransactionsModel model;
    private final RowActs acts;
    private final TransactionColumns columns;
    private boolean showingSort;

    TransactionTable(TransactionsModel model, Formats formats, Preferences preferences, RowActs acts) {
        this.model = model;
        this.acts = acts;
        this.columns = new TransactionColumns(formats);
        getStyleClass().add("transaction-table");
        setAccessibleText("Transactions");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().setAll(columns.all());
        RememberedColumns.of(this, preferences, "transactions.columns");
        setItems(model.list().rows());
        setPlaceholder(new Label("No transaction matches. Clear a filter to see more."));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setRowFactory(_ -> row());
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        followSort();
        KeyboardSort.of(this);
        TableSelection.connect(this, model);
        model.shownSearchProperty().subscribe((_, _) -> scrollTo(0));
        model.onReveal(this::reveal);
        skinProperty().subscribe(skin -> {
            if (skin != null) {
                followSight();
            }
        });
    }

    /// The bank sorts; the table only shows by what.
    private void followSort() {
        setSortPolicy(_ -> {
            if (!showingSort) {
                model.searching().change(search -> search.withSort(columns.asked(getSortOrder())));
            }
            return true;
        });
        model.searching().searchProperty().subscribe(search -> {
            showingSort = true;
            var column = columns.show(search);
            getSortOrder().setAll(List.of(column));
            showingSort = false;
        });
    }

    private TableRow<Row> row() {
        var row = new TableRow<Row>();
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY
                    && event.getClickCount() == 2
                    && row.getItem() instanceof Row.Booked booked) {
                acts.edit(booked);
            }
        });
        var menu = acts.menu();
        row.contextMenuProperty().bind(row.itemProperty().map(item -> item instanceof Row.Booked ? menu : null));
        return row;
    }

    private void press(KeyEvent event) {
        var selected = model.selection().rows();
        if (COPY.match(event)) {
            event.consume();
            acts.copy(selected);
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            acts.edit(selected);
        } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
            event.consume();
            acts.delete(selected);
        }
    }

    /// The rows that are in sight are asked for.
    private void followSight() {
        if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.positionProperty().subscribe(() -> look(flow));
            flow.heightProperty().subscribe(() -> look(flow));
            getItems().addListener((ListChangeListener<Row>) _ -> look(flow));
        }
    }

    /// Scrolls to a row, with one above it, unless it is in sight.
    private void reveal(int index) {
        if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            var first = flow.getFirstVisibleCell();
            var last = flow.getLastVisibleCell();
            if (first != null && last != null && index > first.getIndex() && index < last.getIndex()) {
                return;
            }
        }
        scrollTo(Math.max(0, index - 1));
    }

    private void look(VirtualFlow<?> flow) {
        int rows = getItems().size();
        double inSight = flow.getHeight() / ROW_HEIGHT;
        int first = (int) Math.floor(flow.getPosition() * Math.max(0, rows - inSight));
        model.list().atTopProperty().set(flow.getPosition() <= 0 || rows <= inSight);
        model.list().rows().look(first, first + (int) Math.ceil(inSight));
    }
}
