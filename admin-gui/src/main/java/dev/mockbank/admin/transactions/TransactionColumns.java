package dev.mockbank.admin.transactions;

import dev.mockbank.admin.control.CategoryCell;
import dev.mockbank.admin.control.MoneyCell;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.control.TimeCell;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.format.TransactionText;
import dev.mockbank.admin.search.Search;
import dev.mockbank.admin.search.Sort;
import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.TransactionSort;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.Tooltip;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;

/// The columns of the table, and what the bank sorts each of them by.
final class TransactionColumns {

    /// Has room for `Yesterday 18:27` and for a date of another year.
    private static final double WHEN_WIDTH = 142;

    /// Has room for most shops.
    private static final double DESCRIPTION_WIDTH = 142;

    /// Has room for `groceries` in its frame, and for the title above the balances.
    private static final double LABEL_WIDTH = 112;

    private static final double MIN_WIDTH = 92;
    private static final String BALANCE_AFTER = "Balance after";

    private final TableColumn<Row, ?> when;
    private final TableColumn<Row, ?> description;
    private final TableColumn<Row, ?> category;
    private final TableColumn<Row, ?> account;
    private final TableColumn<Row, ?> amount;
    private final TableColumn<Row, ?> balance;
    private final Map<TableColumn<Row, ?>, TransactionSort> sorts;

    TransactionColumns(Formats formats) {
        when = column("When", WHEN_WIDTH, Transaction::timestamp, _ -> new TimeCell<>(formats.time(), ""));
        description = column("Description", 220, TransactionText::purpose, _ -> new DescriptionCell());
        category = column("Category", 150, Transaction::category, _ -> new CategoryCell<>());
        account = accountColumn();
        amount = column("Amount", 120, Transaction::amount, _ -> MoneyCell.ofMovement(formats.money()));
        balance = column(BALANCE_AFTER, 130, TransactionText::balance, _ -> MoneyCell.ofBalance(formats.money()));
        amount.getStyleClass().add(Style.MONEY_COLUMN);
        balance.getStyleClass().addAll(Style.MONEY_COLUMN, "balance-column");
        for (var column : all()) {
            column.setReorderable(false);
            column.setMinWidth(MIN_WIDTH);
        }
        sorts = Map.of(
                when, TransactionSort.TIME,
                description, TransactionSort.DESCRIPTION,
                category, TransactionSort.CATEGORY,
                account, TransactionSort.ACCOUNT,
                amount, TransactionSort.AMOUNT,
                balance, TransactionSort.BALANCE_AFTER);
        when.setId("when");
        description.setId("description");
        category.setId("category");
        account.setId("account");
        amount.setId("amount");
        balance.setId("balance");
        when.setMinWidth(WHEN_WIDTH);
        description.setMinWidth(DESCRIPTION_WIDTH);
        category.setMinWidth(LABEL_WIDTH);
        balance.setMinWidth(LABEL_WIDTH);
    }

    /// All of them, from left to right.
    List<TableColumn<Row, ?>> all() {
        return List.of(when, description, category, account, amount, balance);
    }

    /// The order that the user asks for by the heads.
    Sort asked(List<TableColumn<Row, ?>> order) {
        return order.stream()
                .map(column -> new Sort(sortOf(column), column.getSortType() == SortType.ASCENDING))
                .findFirst()
                .orElse(Sort.NEWEST);
    }

    /// Titles the balances by what they are in the list of a search: those of one account in the order of time
    /// have one row lead to the next; others are those right after each booking.
    ///
    /// @return the column by which the list is sorted, with its arrow as it is
    TableColumn<Row, ?> show(Search search) {
        balance.setText(search.hasRunningBalance() ? "Balance" : BALANCE_AFTER);
        var sort = search.sort();
        var column = all().stream()
                .filter(each -> sortOf(each) == sort.by())
                .findFirst()
                .orElse(when);
        column.setSortType(sort.ascending() ? SortType.ASCENDING : SortType.DESCENDING);
        return column;
    }

    private TransactionSort sortOf(TableColumn<Row, ?> column) {
        return Objects.requireNonNull(sorts.get(column));
    }

    private static TableColumn<Row, @Nullable String> accountColumn() {
        var account = new TableColumn<Row, @Nullable String>("Account");
        account.setPrefWidth(130);
        account.setCellValueFactory(cell ->
                new ReadOnlyObjectWrapper<>(cell.getValue() instanceof Row.Booked booked ? booked.account() : null));
        return account;
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
