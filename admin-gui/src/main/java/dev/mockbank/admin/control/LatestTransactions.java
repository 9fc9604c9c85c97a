package dev.mockbank.admin.control;

import atlantafx.base.theme.Tweaks;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.format.TransactionText;
import dev.mockbank.shared.Transaction;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/// The latest transactions of the bank or of an account, newest first, with the account's balance after each; as
/// high as they are many. A row that is selected stays so while others come.
public final class LatestTransactions extends TableView<LatestTransactions.Row> {

    /// The widest that a column of a table can be.
    private static final double WIDEST = 5_000;

    private static final double ROW_HEIGHT = 36;

    private final TableColumn<Row, @Nullable String> categories;
    private final TableColumn<Row, ?> balances;

    /// A transaction with the name of its account.
    public record Row(Transaction transaction, String account) {}

    private LatestTransactions(Formats formats, boolean ofBank) {
        getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "latest-table");
        setAccessibleText("Latest transactions");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setPlaceholder(new Label("No transactions yet. Add the first one."));
        // A time of another year stands whole.
        add("Time", 140, 156, row -> row.transaction().timestamp(), () -> new TimeCell<>(formats.time(), ""));
        add("Description", 140, WIDEST, row -> TransactionText.purpose(row.transaction()), TextFieldTableCell::new);
        categories = add("Category", 124, 160, row -> row.transaction().category(), CategoryCell::new);
        if (ofBank) {
            add("Account", 96, 170, Row::account, TextFieldTableCell::new);
        }
        TableColumn<Row, ?> amounts =
                add("Amount", 92, 130, row -> row.transaction().amount(), () -> MoneyCell.ofMovement(formats.money()));
        balances = add(
                "Balance",
                104,
                140,
                row -> TransactionText.balance(row.transaction()),
                () -> MoneyCell.ofBalance(formats.money()));
        amounts.getStyleClass().add(Style.MONEY_COLUMN);
        balances.getStyleClass().addAll(Style.MONEY_COLUMN, "balance-after");
        // The rows begin and end where the card's title does.
        getColumns().getFirst().getStyleClass().add("outer-left");
        getColumns().getLast().getStyleClass().add("outer-right");
        fitHeight();
        widthProperty().subscribe(this::fitWidth);
        amounts.minWidthProperty().subscribe(this::fitWidth);
        balances.minWidthProperty().subscribe(this::fitWidth);
    }

    /// Those of all accounts, with the account of each.
    public static LatestTransactions ofBank(Formats formats) {
        return new LatestTransactions(formats, true);
    }

    /// Those of one account.
    public static LatestTransactions ofAccount(Formats formats) {
        return new LatestTransactions(formats, false);
    }

    /// Shows these rows; does nothing when they are shown already.
    public void show(List<Row> rows) {
        if (getItems().equals(rows)) {
            return;
        }
        var selected = getSelectionModel().getSelectedItem();
        getItems().setAll(rows);
        fitHeight();
        getSelectionModel().clearSelection();
        rows.stream()
                .filter(row -> selected != null
                        && row.transaction().id() == selected.transaction().id())
                .findFirst()
                .ifPresent(getSelectionModel()::select);
    }

    /// Leads from a row to its transaction among the others: by a double click, or by Enter.
    public void opens(Consumer<Transaction> open) {
        setRowFactory(_ -> {
            var row = new TableRow<Row>();
            row.setOnMouseClicked(event -> {
                var item = row.getItem();
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && item != null) {
                    open.accept(item.transaction());
                }
            });
            return row;
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            var selected = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) {
                event.consume();
                open.accept(selected.transaction());
            }
        });
    }

    /// Where there is no room for all columns the categories go, and then the balances.
    private void fitWidth() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        if (room > 0) {
            categories.setVisible(least(true, true) <= room);
            balances.setVisible(categories.isVisible() || least(false, true) <= room);
        }
    }

    private double least(boolean withCategories, boolean withBalances) {
        return getColumns().stream()
                .filter(column -> withCategories || !column.equals(categories))
                .filter(column -> withBalances || !column.equals(balances))
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
    }

    /// All rows are to be seen, and no empty ones.
    private void fitHeight() {
        double height = (getItems().isEmpty() ? 2 : getItems().size()) * ROW_HEIGHT + 1;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    private <T extends @Nullable Object> TableColumn<Row, T> add(
            String title, double least, double most, Function<Row, T> value, Supplier<TableCell<Row, T>> cell) {
        var column = new TableColumn<Row, T>(title);
        column.setMinWidth(least);
        column.setMaxWidth(most);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> cell.get());
        getColumns().add(column);
        return column;
    }
}
