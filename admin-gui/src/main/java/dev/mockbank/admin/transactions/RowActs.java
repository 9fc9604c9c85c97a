package dev.mockbank.admin.transactions;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.transactions.list.Row;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be done with the selected rows: by the keys, and by their menu.
final class RowActs {

    private final TransactionsModel model;
    private final Desk desk;
    private final TransactionDialogs dialogs;
    private final RowText text;

    RowActs(TransactionsModel model, Desk desk, TransactionDialogs dialogs) {
        this.model = model;
        this.desk = desk;
        this.dialogs = dialogs;
        this.text = new RowText(desk.formats());
    }

    /// Begins to change one.
    void edit(Row.Booked row) {
        dialogs.edit(row);
    }

    /// Begins to change one, or the category of several.
    void edit(List<Row.Booked> rows) {
        if (rows.size() == 1) {
            dialogs.edit(rows.getFirst());
        } else if (!rows.isEmpty()) {
            dialogs.recategorise(rows);
        }
    }

    void delete(List<Row.Booked> rows) {
        if (!rows.isEmpty()) {
            dialogs.delete(rows);
        }
    }

    /// Puts them on the clipboard as a spreadsheet takes them.
    void copy(List<Row.Booked> rows) {
        if (!rows.isEmpty()) {
            Buttons.copy(text.cells(rows));
            desk.notices().tell(count(rows) + " on the clipboard.");
        }
    }

    /// The menu of a row; it is for what is selected when it is opened.
    ContextMenu menu() {
        var menu = new ContextMenu();
        menu.setOnShowing(_ -> menu.getItems().setAll(items(model.selection().rows())));
        // A menu without entries is not shown at all.
        menu.getItems().setAll(new MenuItem(""));
        return menu;
    }

    private List<MenuItem> items(List<Row.Booked> rows) {
        return rows.size() == 1 ? itemsOf(rows.getFirst()) : itemsOf(rows);
    }

    private List<MenuItem> itemsOf(List<Row.Booked> rows) {
        return List.of(
                item("Change category…", rows, dialogs::recategorise),
                new SeparatorMenuItem(),
                item("Copy rows", rows, this::copy),
                item("Copy as JSON", rows, this::copyJson),
                new SeparatorMenuItem(),
                item("Delete " + count(rows), rows, this::delete));
    }

    private List<MenuItem> itemsOf(Row.Booked row) {
        var transaction = row.transaction();
        var otherHalf = item("Show the other side of the transfer", row, this::showOtherHalf);
        otherHalf.setDisable(transaction.transferId() == null);
        return List.of(
                item("Edit…", row, dialogs::edit),
                otherHalf,
                new SeparatorMenuItem(),
                item("Copy row", List.of(row), this::copy),
                item(
                        "Copy id",
                        row,
                        each -> copy(Long.toString(each.transaction().id()), "The id is on the clipboard.")),
                item("Copy as JSON", List.of(row), this::copyJson),
                item("Copy as curl", row, this::copyCurl),
                new SeparatorMenuItem(),
                item("Filter by this category", row, this::filterByCategory),
                item("Filter by this account", row, this::filterByAccount),
                new SeparatorMenuItem(),
                item("Delete", List.of(row), this::delete));
    }

    private void copyJson(List<Row.Booked> rows) {
        copy(RowText.json(rows), count(rows) + " as JSON on the clipboard.");
    }

    private void copyCurl(Row.Booked row) {
        desk.session()
                .bank()
                .ifPresent(bank ->
                        copy(RowText.curl(bank.address(), row), "The command is on the clipboard. Set API_KEY first."));
    }

    private void copy(String copied, String notice) {
        Buttons.copy(copied);
        desk.notices().tell(notice);
    }

    private void filterByCategory(Row.Booked row) {
        var category = row.transaction().category();
        model.searching()
                .change(search -> category == null
                        ? search.withCategories(List.of(), true)
                        : search.withCategories(List.of(category), false));
    }

    private void filterByAccount(Row.Booked row) {
        model.searching().change(search -> search.withAccount(row.transaction().accountId()));
    }

    private void showOtherHalf(Row.Booked row) {
        model.transferOf(
                row,
                transfer -> transfer.transactions().stream()
                        .filter(half -> half.id() != row.transaction().id())
                        .findFirst()
                        .ifPresent(model::show));
    }

    private String count(List<Row.Booked> rows) {
        return desk.formats().numbers().count(rows.size(), "transaction", "transactions");
    }

    private static <T> MenuItem item(String name, T rows, Consumer<T> act) {
        var item = new MenuItem(name);
        item.setOnAction(_ -> act.accept(rows));
        return item;
    }
}
