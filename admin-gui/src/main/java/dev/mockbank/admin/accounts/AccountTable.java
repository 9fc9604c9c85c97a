package dev.mockbank.admin.accounts;

import atlantafx.base.theme.Tweaks;
import dev.mockbank.admin.control.KeptSelection;
import dev.mockbank.admin.control.KeyboardSort;
import dev.mockbank.admin.control.MoneyCell;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.Money;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The accounts as rows that can be sorted; the selected account stays selected when the list is read anew.
final class AccountTable extends TableView<Account> {

    private static final double ROW_HEIGHT = 36;

    private final TableColumn<Account, String> types = column("Type", 100, account -> TypeTotal.title(account.type()));
    private final KeptSelection<Account> selection;

    /// @param chosen gets the account that the user selects
    AccountTable(ObservableList<Account> accounts, Formats formats, Consumer<Account> chosen) {
        getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "account-table");
        setAccessibleText("Accounts");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        var names = column("Name", 140, Account::name);
        names.setComparator(String.CASE_INSENSITIVE_ORDER);
        types.getStyleClass().add(Style.MUTED);
        var balances = AccountTable.<@Nullable Money>column("Balance", 130, Account::balance);
        balances.setCellFactory(_ -> MoneyCell.ofBalance(formats.money()));
        balances.getStyleClass().addAll(Style.MONEY_CELL, Style.MONEY_COLUMN);
        balances.setComparator(Comparator.nullsFirst(Comparator.naturalOrder()));
        getColumns().add(names);
        getColumns().add(types);
        getColumns().add(balances);
        var sorted = new SortedList<>(accounts);
        sorted.comparatorProperty().bind(comparatorProperty());
        KeyboardSort.of(this);
        selection = KeptSelection.of(this, sorted, Account::id, chosen);
    }

    /// Selects an account, now or when it comes into the list.
    void select(Account account) {
        selection.select(account.id());
    }

    /// Shows or hides the column of the types.
    void showTypes(boolean shown) {
        types.setVisible(shown);
    }

    private static <T extends @Nullable Object> TableColumn<Account, T> column(
            String title, double width, Function<Account, T> value) {
        var column = new TableColumn<Account, T>(title);
        column.setPrefWidth(width);
        column.setMinWidth(60);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        return column;
    }
}
