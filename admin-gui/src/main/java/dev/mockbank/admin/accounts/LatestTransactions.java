package dev.mockbank.admin.accounts;

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
import javafx.scene.control.cell.TextFieldTableCell;
import org.jspecify.annotations.Nullable;

/// The latest transactions of an account, newest first; as high as they are many.
final class LatestTransactions extends TableView<Transaction> {

    /// The widest that a column of a table can be.
    private static final double WIDEST = 5_000;

    private static final double ROW_HEIGHT = 36;

    private final TableColumn<Transaction, @Nullable String> categories;

    LatestTransactions(Formats formats) {
        getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "account-latest");
        setAccessibleText("Latest transactions of the account");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setPlaceholder(new Label("No transactions yet."));
        add("Time", 138, 150, Transaction::timestamp, () -> new TimeCell<>(formats.time(), ""));
        add("Description", 100, WIDEST, Transaction::description, TextFieldTableCell::new);
        categories = add("Category", 136, 160, Transaction::category, CategoryCell::new);
        add("Amount", 104, 130, Transaction::amount, () -> MoneyCell.ofMovement(formats.money()));
    }

    /// Shows these rows.
    void show(List<Transaction> transactions) {
        getItems().setAll(transactions);
        double height = Math.max(2, transactions.size()) * ROW_HEIGHT + 1;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    /// Shows or hides the column of the categories.
    void showCategories(boolean shown) {
        categories.setVisible(shown);
    }

    private <T extends @Nullable Object> TableColumn<Transaction, T> add(
            String title,
            double least,
            double most,
            Function<Transaction, T> value,
            Supplier<TableCell<Transaction, T>> cell) {
        var column = new TableColumn<Transaction, T>(title);
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
