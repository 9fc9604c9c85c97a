package dev.mockbank.admin.overview;

import atlantafx.base.theme.Tweaks;
import dev.mockbank.admin.control.CategoryCell;
import dev.mockbank.admin.control.MoneyCell;
import dev.mockbank.admin.control.TimeCell;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.shared.Transaction;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The latest transactions, newest first. A row that is selected stays so while others come.
final class LatestTransactions extends TableView<LatestTransactions.Row> {

    private static final double ROW_HEIGHT = 36;

    /// A time of another year stands whole.
    private static final double TIME_WIDTH = 140;

    LatestTransactions(Formats formats) {
        getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "latest-table");
        setAccessibleText("Latest transactions");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setPlaceholder(new Label("No transactions yet. Add the first one."));
        add("Time", 130, row -> row.transaction().timestamp(), () -> new TimeCell<>(formats.time(), ""))
                .setMinWidth(TIME_WIDTH);
        add("Description", 270, row -> row.transaction().description(), LatestTransactions::textCell);
        add("Category", 140, row -> row.transaction().category(), CategoryCell::new);
        add("Account", 130, Row::account, LatestTransactions::textCell);
        add("Amount", 120, row -> row.transaction().amount(), () -> MoneyCell.ofMovement(formats.money()));
        add("Balance", 120, row -> row.transaction().balanceAfter(), () -> MoneyCell.ofBalance(formats.money()))
                .getStyleClass()
                .add("balance-after");
        fitHeight();
    }

    /// A transaction with the name of its account.
    record Row(Transaction transaction, String account) {}

    /// Shows these rows; does nothing when they are shown already.
    void show(List<Row> rows) {
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

    /// All rows are to be seen, and no empty ones.
    private void fitHeight() {
        double height = (getItems().isEmpty() ? 2 : getItems().size()) * ROW_HEIGHT + 1;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    private <T extends @Nullable Object> TableColumn<Row, T> add(
            String title, double width, Function<Row, T> value, Supplier<TableCell<Row, T>> cell) {
        var column = new TableColumn<Row, T>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> cell.get());
        getColumns().add(column);
        return column;
    }

    private static TableCell<Row, @Nullable String> textCell() {
        return new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String text, boolean empty) {
                super.updateItem(text, empty);
                setText(empty ? null : text);
            }
        };
    }
}
