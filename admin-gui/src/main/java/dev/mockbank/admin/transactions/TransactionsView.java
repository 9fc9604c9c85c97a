package dev.mockbank.admin.transactions;

import atlantafx.base.theme.Styles;
import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.StatePage;
import dev.mockbank.admin.format.NumberText;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.screen.ScreenPane;
import dev.mockbank.admin.screen.ScreenView;
import dev.mockbank.admin.transactions.entry.AddTransactionDialog;
import dev.mockbank.admin.transactions.export.ExportDialog;
import dev.mockbank.admin.transactions.filter.FilterBar;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.TransactionCount;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The transactions of all accounts.
public final class TransactionsView implements ScreenView {

    private final TransactionsModel model;
    private final Desk desk;
    private final NumberText numbers;
    private final FilterBar filters;
    private final TransactionTable table;
    private final AddTransactionDialog add;
    private final ExportDialog export;
    private final ScreenPane pane;

    public TransactionsView(TransactionsModel model, Desk desk, ExportDialog export, Preferences preferences) {
        this.model = model;
        this.desk = desk;
        this.numbers = desk.formats().numbers();
        this.add = new AddTransactionDialog(desk);
        this.export = export;
        var acts = new RowActs(model, desk, new TransactionDialogs(model, desk));
        this.table = new TransactionTable(model, desk.formats(), preferences, acts);
        this.filters = new FilterBar(model.searching(), desk, this::goToRows);
        DeletionNotice.of(model, desk.session(), desk.notices(), desk.formats());
        model.selection()
                .onCut(() ->
                        desk.notices().tell("At most " + numbers.count(Selection.MAX_ROWS) + " are selected at once."));
        var count = model.list().rows().countProperty();
        this.pane = new ScreenPane(Screen.TRANSACTIONS, desk, model::refresh)
                .note(count.map(counted ->
                        counted.map(all -> numbers.count(all.count())).orElse("")))
                .actions(Buttons.bordered("Export CSV…", this::export), addButton())
                .body(model.content(), body(), empty());
        export.onStart(model.deletion()::thenRun);
        desk.navigator().onTransactions(model::search, this::show);
    }

    @Override
    public Region root() {
        return pane;
    }

    @Override
    public void find() {
        filters.find();
    }

    @Override
    public void create() {
        add.open();
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
    }

    private void goToRows() {
        table.requestFocus();
        model.selectFirst();
    }

    private void show(Transaction transaction) {
        table.requestFocus();
        model.show(transaction);
    }

    private Region body() {
        var place = new StackPane(table, newRowsPill());
        VBox.setVgrow(place, Priority.ALWAYS);
        var body = new VBox(filters, place, new Foot(model, desk.formats()));
        body.getStyleClass().add("transactions");
        return body;
    }

    private Button newRowsPill() {
        var pill = new Button();
        var newRows = model.list().newRows();
        var count = newRows.countProperty();
        pill.getStyleClass().addAll(Styles.ACCENT, "new-rows");
        pill.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> "↑ " + numbers.count(count.get()) + (newRows.isMore() ? "+" : "") + " new", count));
        pill.visibleProperty().bind(count.greaterThan(0));
        pill.setOnAction(_ -> {
            table.scrollTo(0);
            table.requestFocus();
        });
        StackPane.setAlignment(pill, Pos.TOP_CENTER);
        return pill;
    }

    private void export() {
        var rows = model.list().rows().countProperty().get().map(TransactionCount::count);
        export.open(model.shownSearchProperty().get(), "transactions", rows);
    }

    private Button addButton() {
        return Buttons.withShortcut(Buttons.primary("Add transaction…", add::open), "N");
    }

    private Region empty() {
        return new StatePage("No transactions yet", "Add one to an account to see it here.")
                .button("Add transaction…", add::open)
                .build();
    }
}
