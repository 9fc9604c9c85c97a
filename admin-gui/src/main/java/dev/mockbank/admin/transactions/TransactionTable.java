package dev.mockbank.admin.transactions;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.CategoryCell;
import dev.mockbank.admin.control.MoneyCell;
import dev.mockbank.admin.control.TimeCell;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.format.TransactionText;
import dev.mockbank.shared.Transaction;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;

/// The table of the transactions. It keeps the selection by the transaction's number, wherever its row goes.
final class TransactionTable extends TableView<Row> {

    /// Has room for `Yesterday 18:27` and for a date of another year.
    private static final double WHEN_WIDTH = 138;

    /// Has room for most shops.
    private static final double DESCRIPTION_WIDTH = 142;

    /// Has room for `groceries` in its frame, and for the title above the balances.
    private static final double LABEL_WIDTH = 112;

    private static final double MIN_WIDTH = 92;

    private final TransactionsModel model;
    private final Consumer<Row.Booked> edit;
    private final Consumer<Row.Booked> delete;

    /// @param edit   begins to change a transaction: Enter, or a double click
    /// @param delete asks whether to take one back: Delete
    TransactionTable(TransactionsModel model, Formats formats, Consumer<Row.Booked> edit, Consumer<Row.Booked> delete) {
        this.model = model;
        this.edit = edit;
        this.delete = delete;
        getStyleClass().add("transaction-table");
        setAccessibleText("Transactions");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().setAll(columns(formats));
        setItems(model.rows());
        setPlaceholder(new Label("No transaction matches. Clear a filter to see more."));
        setRowFactory(_ -> row());
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        followSelection();
        followScrolling();
    }

    private List<TableColumn<Row, ?>> columns(Formats formats) {
        var when = column("", WHEN_WIDTH, Transaction::timestamp, _ -> new TimeCell<>(formats.time(), ""));
        when.setGraphic(order());
        var account = new TableColumn<Row, @Nullable String>("Account");
        account.setCellValueFactory(cell ->
                new ReadOnlyObjectWrapper<>(cell.getValue() instanceof Row.Booked booked ? booked.account() : null));
        var amount = column("Amount", 120, Transaction::amount, _ -> MoneyCell.ofMovement(formats.money()));
        var balance =
                column("Balance after", 130, Transaction::balanceAfter, _ -> MoneyCell.ofBalance(formats.money()));
        amount.getStyleClass().add("money-column");
        balance.getStyleClass().addAll("money-column", "balance-column");
        var description = column("Description", 220, TransactionText::purpose, _ -> new DescriptionCell());
        var category = column("Category", 150, Transaction::category, _ -> new CategoryCell<>());
        var columns = List.<TableColumn<Row, ?>>of(when, description, category, account, amount, balance);
        account.setPrefWidth(130);
        columns.forEach(column -> {
            column.setSortable(false);
            column.setReorderable(false);
            column.setMinWidth(MIN_WIDTH);
        });
        when.setMinWidth(WHEN_WIDTH);
        description.setMinWidth(DESCRIPTION_WIDTH);
        category.setMinWidth(LABEL_WIDTH);
        balance.setMinWidth(LABEL_WIDTH);
        return columns;
    }

    private static <T> TableColumn<Row, @Nullable T> column(
            String title,
            double width,
            Function<Transaction, @Nullable T> value,
            Callback<TableColumn<Row, @Nullable T>, TableCell<Row, @Nullable T>> cells) {
        var column = new TableColumn<Row, @Nullable T>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(
                cell.getValue() instanceof Row.Booked booked ? value.apply(booked.transaction()) : null));
        column.setCellFactory(cells);
        return column;
    }

    /// The head of the first column: the one order that the bank can reverse.
    private Button order() {
        var order = Buttons.plain(
                "", () -> model.search(model.searchProperty().get().reversed()));
        order.getStyleClass().add("order");
        order.textProperty().bind(model.searchProperty().map(search -> search.oldestFirst() ? "When ↑" : "When ↓"));
        order.accessibleTextProperty()
                .bind(model.searchProperty()
                        .map(search -> search.oldestFirst() ? "When, oldest first" : "When, newest first"));
        return order;
    }

    private TableRow<Row> row() {
        var row = new TableRow<Row>();
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY
                    && event.getClickCount() == 2
                    && row.getItem() instanceof Row.Booked booked) {
                edit.accept(booked);
            }
        });
        var menu = new ContextMenu(item("Edit…", row, edit), item("Delete…", row, delete));
        row.contextMenuProperty().bind(row.itemProperty().map(item -> item instanceof Row.Booked ? menu : null));
        return row;
    }

    private static MenuItem item(String text, TableRow<Row> row, Consumer<Row.Booked> act) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> {
            if (row.getItem() instanceof Row.Booked booked) {
                act.accept(booked);
            }
        });
        return item;
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> {
                event.consume();
                model.selectedRow().ifPresent(edit);
            }
            case DELETE, BACK_SPACE -> {
                event.consume();
                model.selectedRow().ifPresent(delete);
            }
            default -> {}
        }
    }

    private void followSelection() {
        getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!model.rows().changing() && !(row instanceof Row.Awaited)) {
                model.selectedProperty()
                        .set(
                                row instanceof Row.Booked booked
                                        ? booked.transaction().id()
                                        : null);
            }
        });
        // The table was there first: it has moved its own selection when this hears of the change.
        model.rows().addListener((ListChangeListener<Row>)
                _ -> select(model.selectedProperty().get()));
        model.selectedProperty().subscribe(this::select);
        model.shownSearchProperty().subscribe((_, _) -> scrollTo(0));
    }

    private void select(@Nullable Long id) {
        var selection = getSelectionModel();
        if (id == null) {
            selection.clearSelection();
            return;
        }
        int index = model.rows().find(id).orElse(-1);
        if (index >= 0 && index != selection.getSelectedIndex()) {
            selection.clearAndSelect(index);
        } else if (index < 0
                && model.rows().booked(selection.getSelectedIndex()).isPresent()) {
            selection.clearSelection();
        }
    }

    private void followScrolling() {
        skinProperty().subscribe(skin -> {
            if (skin != null) {
                lookupAll(".scroll-bar").stream()
                        .filter(ScrollBar.class::isInstance)
                        .map(ScrollBar.class::cast)
                        .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
                        .forEach(bar -> bar.valueProperty()
                                .subscribe(value -> model.atTopProperty().set(value.doubleValue() <= 0)));
            }
        });
    }

    /// A description, in full in the tooltip for when it is cut off.
    private static final class DescriptionCell extends TableCell<Row, @Nullable String> {

        private final Tooltip full = new Tooltip();

        @Override
        protected void updateItem(@Nullable String description, boolean empty) {
            super.updateItem(description, empty);
            setText(empty ? null : description);
            full.setText(description);
            setTooltip(empty || description == null ? null : full);
        }
    }
}
