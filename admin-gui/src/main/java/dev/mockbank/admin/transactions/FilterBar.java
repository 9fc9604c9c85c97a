package dev.mockbank.admin.transactions;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.Shortcut;
import dev.mockbank.admin.screen.Desk;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// The search and the filters, which hold together.
final class FilterBar extends HBox {

    private static final Duration TYPING_PAUSE = Duration.millis(250);
    private static final int MENU_ITEMS = 20;

    private final TransactionsModel model;
    private final Desk desk;
    private final FilterDialogs dialogs;
    private final TextField text = new TextField();

    FilterBar(TransactionsModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
        this.dialogs = new FilterDialogs(model, desk);
        getStyleClass().add("filter-bar");
        var filters = new HBox(
                textField(),
                new FilterChip(
                        "Account",
                        chosen(search ->
                                search.account() == null ? "" : search.account().name()),
                        this::accountItems,
                        () -> change(search -> search.withAccount(null))),
                new FilterChip(
                        "Category",
                        chosen(search -> search.category() == null ? "" : search.category()),
                        this::categoryItems,
                        () -> change(search -> search.withCategory(null))),
                new FilterChip(
                        "Date",
                        chosen(search -> search.days().name()),
                        this::dayItems,
                        () -> change(search -> search.withDays(Days.ALL))),
                new FilterChip(
                        "Amount",
                        chosen(search -> search.amounts().name(desk.formats().money())),
                        this::amountItems,
                        () -> change(search -> search.withAmounts(Amounts.ALL))));
        filters.getStyleClass().add("filters");
        HBox.setHgrow(filters, Priority.ALWAYS);
        var clear = Buttons.plain("Clear filters", () -> change(Search::cleared));
        clear.visibleProperty().bind(model.searchProperty().map(Search::isFiltered));
        clear.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(filters, clear);
    }

    /// Goes to the search text.
    void find() {
        text.requestFocus();
        text.selectAll();
    }

    private StackPane textField() {
        text.setPromptText("Search text");
        text.setAccessibleText("Search text in descriptions");
        var pause = new PauseTransition(TYPING_PAUSE);
        pause.setOnFinished(_ -> change(search -> search.withText(text.getText())));
        text.textProperty().subscribe((_, _) -> pause.playFromStart());
        model.searchProperty().subscribe(search -> {
            if (!search.text().equals(text.getText().strip())) {
                text.setText(search.text());
            }
        });
        Label cap = Shortcut.cap("F");
        cap.setMouseTransparent(true);
        cap.visibleProperty().bind(text.textProperty().isEmpty());
        StackPane.setAlignment(cap, Pos.CENTER_RIGHT);
        var field = new StackPane(text, cap);
        field.getStyleClass().add("search-field");
        return field;
    }

    private List<MenuItem> accountItems() {
        var accounts = model.choicesProperty().get().accounts();
        var items = new ArrayList<MenuItem>();
        for (var account : accounts.subList(0, Math.min(MENU_ITEMS, accounts.size()))) {
            items.add(item(account.name(), () -> change(search -> search.withAccount(account))));
        }
        if (accounts.size() > MENU_ITEMS) {
            items.add(new SeparatorMenuItem());
            items.add(item("Another account…", dialogs::chooseAccount));
        }
        return items;
    }

    private List<MenuItem> categoryItems() {
        var categories = model.choicesProperty().get().categories();
        var items = new ArrayList<MenuItem>();
        for (var category : categories.subList(0, Math.min(MENU_ITEMS, categories.size()))) {
            items.add(item(category, () -> change(search -> search.withCategory(category))));
        }
        items.add(new SeparatorMenuItem());
        items.add(item("Another category…", dialogs::chooseCategory));
        return items;
    }

    private List<MenuItem> dayItems() {
        LocalDate today = desk.formats().time().today();
        return List.of(
                item("This month", () -> change(search -> search.withDays(Days.thisMonth(today)))),
                item("Last month", () -> change(search -> search.withDays(Days.lastMonth(today)))),
                item("This year", () -> change(search -> search.withDays(Days.thisYear(today)))),
                new SeparatorMenuItem(),
                item("Since…", dialogs::chooseSince),
                item("Between two days…", dialogs::chooseDays));
    }

    private List<MenuItem> amountItems() {
        return List.of(
                item("Income", () -> change(search -> search.withAmounts(direction(Amounts.Direction.INCOME)))),
                item("Spending", () -> change(search -> search.withAmounts(direction(Amounts.Direction.SPENDING)))),
                new SeparatorMenuItem(),
                item("From and to…", dialogs::chooseAmounts));
    }

    private static Amounts direction(Amounts.Direction direction) {
        return new Amounts(direction, null, null);
    }

    private ObservableValue<String> chosen(Function<Search, String> name) {
        return model.searchProperty().map(name);
    }

    private void change(UnaryOperator<Search> change) {
        model.search(change.apply(model.searchProperty().get()));
    }

    private static MenuItem item(String name, Runnable act) {
        var item = new MenuItem(name);
        // An underscore is part of a name, and no mnemonic.
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> act.run());
        return item;
    }
}
