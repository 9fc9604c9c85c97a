package dev.mockbank.admin.accounts;

import atlantafx.base.controls.CustomTextField;
import dev.mockbank.admin.control.Shortcut;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.shared.Account;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The search, the accounts that it finds, and what they come to by type and together.
final class AccountList extends VBox {

    private final AccountsModel model;
    private final Formats formats;
    private final CustomTextField search = new CustomTextField();
    private final AccountTable table;
    private final VBox totals = new VBox();

    /// @param delete begins to delete an account
    AccountList(AccountsModel model, Formats formats, Consumer<Account> delete) {
        this.model = model;
        this.formats = formats;
        this.table = new AccountTable(model.found(), formats, this::chosen);
        buildSearch();
        buildTable(delete);
        totals.getStyleClass().add("account-totals");
        VBox.setVgrow(table, Priority.ALWAYS);
        getStyleClass().addAll(Style.CARD, "account-list");
        var top = new VBox(search);
        top.getStyleClass().add("account-search");
        getChildren().addAll(top, table, totals);
        model.found().addListener((ListChangeListener<Account>) _ -> showTotals());
        showTotals();
    }

    /// Goes to the search.
    void find() {
        search.requestFocus();
        search.selectAll();
    }

    /// Goes to the rows.
    void focusRows() {
        table.requestFocus();
    }

    /// Shows or hides the column of the types.
    void showTypes(boolean shown) {
        table.showTypes(shown);
    }

    private void buildSearch() {
        search.setPromptText("Search");
        search.setAccessibleText("Search accounts by name, type or number");
        var cap = Shortcut.cap("F");
        cap.visibleProperty().bind(search.textProperty().isEmpty());
        search.setRight(cap);
        search.textProperty().bindBidirectional(model.searchProperty());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                table.requestFocus();
                if (table.getSelectionModel().isEmpty()) {
                    table.getSelectionModel().selectFirst();
                }
                event.consume();
            }
        });
    }

    private void buildTable(Consumer<Account> delete) {
        var nothing = new Label();
        nothing.textProperty().bind(model.searchProperty().map(text -> "No account matches “" + text.strip() + "”."));
        nothing.setWrapText(true);
        table.setPlaceholder(nothing);
        var selected = table.getSelectionModel().selectedItemProperty();
        model.openedProperty().subscribe(account -> {
            if (account != null) {
                table.select(account);
            }
        });
        table.setRowFactory(_ -> {
            var row = new TableRow<Account>();
            row.setOnMouseClicked(_ -> open(row.getItem()));
            return row;
        });
        table.setOnKeyPressed(event -> {
            var account = selected.get();
            if (event.getCode() == KeyCode.ENTER) {
                open(account);
            } else if (event.getCode() == KeyCode.DELETE && account != null) {
                delete.accept(account);
            }
        });
    }

    /// While a page is open it follows the selection.
    private void chosen(Account account) {
        if (model.openedProperty().get() != null) {
            model.open(account);
        }
    }

    private void open(@Nullable Account account) {
        if (account != null) {
            model.open(account);
        }
    }

    private void showTotals() {
        totals.getChildren().clear();
        var types = TypeTotal.of(model.found());
        if (types.size() > 1) {
            types.forEach(type -> totals.getChildren()
                    .add(row(
                            TypeTotal.title(type.type()),
                            formats.numbers().count(type.accounts()),
                            formats.money().balance(type.balance()))));
        }
        if (!types.isEmpty()) {
            var all = row(
                    "Total",
                    formats.numbers().count(model.found().size()),
                    formats.money().balance(TypeTotal.balance(model.found())));
            all.getStyleClass().add("account-total");
            totals.getChildren().add(all);
        }
    }

    private static Node row(String name, String accounts, String balance) {
        var count = new Label(accounts);
        count.getStyleClass().add(Style.MUTED);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(new Label(name), count, gap, new Label(balance));
        row.getStyleClass().add("account-total-row");
        return row;
    }
}
