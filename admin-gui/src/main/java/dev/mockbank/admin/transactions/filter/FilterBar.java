package dev.mockbank.admin.transactions.filter;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.Shortcut;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.search.Amounts;
import dev.mockbank.admin.search.Days;
import dev.mockbank.admin.search.Period;
import dev.mockbank.admin.search.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// The search and the filters, which hold together. They take a second line where one is too narrow.
public final class FilterBar extends HBox {

    private static final Duration TYPING_PAUSE = Duration.millis(250);

    private final SearchModel model;
    private final FilterDialogs dialogs;
    private final Runnable leave;
    private final TextField text = new TextField();

    /// @param leave gives the focus to what was found
    public FilterBar(SearchModel model, Desk desk, Runnable leave) {
        this.model = model;
        this.dialogs = new FilterDialogs(model, desk);
        this.leave = leave;
        getStyleClass().add("filter-bar");
        var names = new ChosenNames(model, desk.formats());
        var filters = new FlowPane(
                textField(),
                new FilterChip(
                        "Account",
                        names.accounts(),
                        new AccountChooser(model, desk.formats().numbers())::open,
                        () -> model.change(search -> search.withAccounts(List.of()))),
                new FilterChip(
                        "Category",
                        names.categories(),
                        new CategoryChooser(model, desk.formats().numbers())::open,
                        () -> model.change(search -> search.withCategories(List.of(), false))),
                new FilterChip(
                        "Date",
                        chosen(search ->
                                search.days().name(desk.formats().time().zone())),
                        FilterChip.fromMenu(this::dayItems),
                        () -> model.change(search -> search.withDays(Days.ALL))),
                new FilterChip(
                        "Amount",
                        chosen(search -> search.amounts().name(desk.formats().money())),
                        FilterChip.fromMenu(this::amountItems),
                        () -> model.change(search -> search.withAmounts(Amounts.ALL))));
        filters.getStyleClass().add("filters");
        HBox.setHgrow(filters, Priority.ALWAYS);
        var clear = Buttons.plain("Clear filters", () -> model.change(Search::cleared));
        clear.visibleProperty().bind(model.searchProperty().map(Search::isFiltered));
        clear.managedProperty().bind(clear.visibleProperty());
        getChildren().addAll(filters, clear, new SavedMenu(model, dialogs));
    }

    /// Goes to the search text.
    public void find() {
        text.requestFocus();
        text.selectAll();
    }

    private StackPane textField() {
        text.setPromptText("Search text");
        text.setAccessibleText("Search text in descriptions");
        var pause = new PauseTransition(TYPING_PAUSE);
        pause.setOnFinished(_ -> applyText());
        text.textProperty().subscribe((_, _) -> pause.playFromStart());
        text.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !text.getText().isEmpty()) {
                event.consume();
                text.clear();
            } else if (event.getCode() == KeyCode.ESCAPE
                    || event.getCode() == KeyCode.DOWN
                    || event.getCode() == KeyCode.ENTER) {
                event.consume();
                pause.stop();
                applyText();
                leave.run();
            }
        });
        model.searchProperty().subscribe(search -> {
            if (!search.text().equals(text.getText().strip())) {
                text.setText(search.text());
            }
        });
        var cap = Shortcut.cap("F");
        cap.setMouseTransparent(true);
        cap.visibleProperty().bind(text.textProperty().isEmpty());
        StackPane.setAlignment(cap, Pos.CENTER_RIGHT);
        var field = new StackPane(text, cap);
        field.getStyleClass().add("search-field");
        return field;
    }

    private void applyText() {
        model.change(search -> search.withText(text.getText()));
    }

    private List<MenuItem> dayItems() {
        var items = new ArrayList<MenuItem>();
        for (var period : Period.values()) {
            if (period == Period.THIS_MONTH) {
                items.add(new SeparatorMenuItem());
            }
            items.add(item(period.title(), search -> search.withDays(Days.of(period))));
        }
        items.addAll(List.of(
                new SeparatorMenuItem(),
                item("Since…", dialogs::chooseSince),
                item("Between two days…", dialogs::chooseDays)));
        return items;
    }

    private List<MenuItem> amountItems() {
        return Stream.of(
                        item("Income", search -> search.withAmounts(Amounts.of(Amounts.Direction.INCOME))),
                        item("Spending", search -> search.withAmounts(Amounts.of(Amounts.Direction.SPENDING))),
                        new SeparatorMenuItem(),
                        item("From and to…", dialogs::chooseAmounts))
                .toList();
    }

    private ObservableValue<String> chosen(Function<Search, String> name) {
        return model.searchProperty().map(name);
    }

    private MenuItem item(String name, UnaryOperator<Search> change) {
        return item(name, () -> model.change(change));
    }

    private static MenuItem item(String name, Runnable act) {
        var item = new MenuItem(name);
        item.setOnAction(_ -> act.run());
        return item;
    }
}
