package dev.mockbank.admin.transactions;

import atlantafx.base.theme.Styles;
import dev.mockbank.admin.client.Vitals;
import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.StatePage;
import dev.mockbank.admin.format.NumberText;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.screen.ScreenPane;
import dev.mockbank.admin.screen.ScreenView;
import dev.mockbank.shared.AdminInfo;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// The transactions of all accounts.
public final class TransactionsView implements ScreenView {

    private final TransactionsModel model;
    private final Desk desk;
    private final NumberText numbers;
    private final FilterBar filters;
    private final TransactionTable table;
    private final AddTransactionDialog add;
    private final ScreenPane pane;

    public TransactionsView(TransactionsModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
        this.numbers = desk.formats().numbers();
        this.add = new AddTransactionDialog(desk, model::refresh);
        this.filters = new FilterBar(model, desk);
        var dialogs = new TransactionDialogs(model, desk);
        this.table = new TransactionTable(model, desk.formats(), dialogs::edit, dialogs::delete);
        this.pane = new ScreenPane(Screen.TRANSACTIONS, desk, model::refresh)
                .note(desk.session()
                        .vitalsProperty()
                        .map(vitals -> total(vitals).orElse("")))
                .actions(exportButton(), addButton())
                .body(model.content(), body(), empty());
        desk.navigator().onTransactionsOf(model::showAccount);
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

    private Region body() {
        var place = new StackPane(table, newRowsPill());
        VBox.setVgrow(place, Priority.ALWAYS);
        var body = new VBox(filters, place, foot());
        body.getStyleClass().add("transactions");
        return body;
    }

    private Button newRowsPill() {
        var pill = new Button();
        var count = model.newRows().countProperty();
        pill.getStyleClass().addAll(Styles.ACCENT, "new-rows");
        pill.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> "↑ " + numbers.count(count.get()) + (count.get() < PageWindow.PAGE_ROWS ? "" : "+")
                                + " new",
                        count));
        pill.visibleProperty().bind(count.greaterThan(0));
        pill.setOnAction(_ -> {
            table.scrollTo(0);
            table.requestFocus();
        });
        StackPane.setAlignment(pill, Pos.TOP_CENTER);
        return pill;
    }

    private HBox foot() {
        var selected = new Label();
        selected.textProperty()
                .bind(model.selectedProperty().map(_ -> "1 selected").orElse("None selected"));
        var keys = new Label("Enter edit · Delete removes it and moves the balance back");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var loaded = new Label();
        loaded.textProperty().bind(loadedText());
        loaded.setMinWidth(Region.USE_PREF_SIZE);
        selected.setMinWidth(Region.USE_PREF_SIZE);
        for (var label : new Label[] {selected, keys, loaded}) {
            label.getStyleClass().add("foot-note");
        }
        var foot = new HBox(selected, keys, gap, exportProgress(), loaded);
        foot.getStyleClass().add("foot");
        return foot;
    }

    private StringBinding loadedText() {
        var vitals = desk.session().vitalsProperty();
        return Bindings.createStringBinding(
                () -> {
                    long rows = model.rows().size();
                    var loaded = "loaded " + numbers.count(rows);
                    // The total is told once a second, and may be behind the rows.
                    return model.shownSearchProperty().get().isFiltered()
                            ? loaded
                            : vitals.get()
                                    .info()
                                    .map(info -> loaded + " of " + numbers.count(Math.max(rows, info.transactions())))
                                    .orElse(loaded);
                },
                vitals,
                model.rows(),
                model.shownSearchProperty());
    }

    private HBox exportProgress() {
        var exporting = model.exporting();
        var text = new Label();
        text.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> "Exporting, "
                                + numbers.count(exporting.writtenProperty().get()) + " written",
                        exporting.writtenProperty()));
        text.getStyleClass().add("foot-note");
        var progress = new HBox(text, Buttons.plain("Cancel export", exporting::cancel));
        progress.getStyleClass().add("export");
        progress.visibleProperty().bind(exporting.runningProperty());
        progress.managedProperty().bind(progress.visibleProperty());
        return progress;
    }

    private Button exportButton() {
        var button = Buttons.bordered("Export CSV…", this::export);
        button.disableProperty().bind(model.exporting().runningProperty());
        return button;
    }

    private void export() {
        var chooser = new FileChooser();
        chooser.setTitle("Export transactions");
        chooser.setInitialFileName("transactions.csv");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        var file = chooser.showSaveDialog(pane.getScene().getWindow());
        if (file != null) {
            model.export(
                    file.toPath(),
                    rows -> desk.notices()
                            .tell(numbers.count(rows, "transaction", "transactions") + " written to " + file.getName()
                                    + "."),
                    model.content()::failed);
        }
    }

    private Button addButton() {
        return Buttons.withShortcut(Buttons.primary("Add transaction", add::open), "N");
    }

    private Region empty() {
        return new StatePage("No transactions yet", "Add one to an account to see it here.")
                .button("Add transaction", add::open)
                .build();
    }

    private Optional<String> total(Vitals vitals) {
        return vitals.info().map(AdminInfo::transactions).map(numbers::count);
    }
}
