package dev.mockbank.admin.accounts;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.StatePage;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.screen.ScreenPane;
import dev.mockbank.admin.screen.ScreenView;
import dev.mockbank.admin.transactions.export.ExportDialog;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The accounts, and beside them the page of the one that is open.
public final class AccountsView implements ScreenView {

    /// From this width on the list shows the types beside an open page.
    private static final double WIDE = 900;

    private static final double LIST_WIDTH = 360;
    private static final double NARROW_LIST_WIDTH = 264;

    private final AccountsModel model;
    private final AccountDialogs dialogs;
    private final AccountList list;
    private final HBox body = new HBox();
    private final ScreenPane pane;

    public AccountsView(AccountsModel model, Desk desk, ExportDialog export) {
        this.model = model;
        this.dialogs = new AccountDialogs(model, desk);
        this.list = new AccountList(model, desk.formats(), dialogs::delete);
        var page = new AccountPage(model.page(), desk, export, this::close, dialogs::edit, dialogs::delete);
        var open = model.openedProperty().isNotNull();
        page.visibleProperty().bind(open);
        page.managedProperty().bind(open);
        HBox.setHgrow(list, Priority.ALWAYS);
        HBox.setHgrow(page, Priority.ALWAYS);
        HBox.setMargin(page, new Insets(0, -AccountPage.GUTTER, 0, 0));
        body.getStyleClass().add("accounts");
        body.getChildren().addAll(list, page);
        body.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
            }
        });
        open.subscribe(this::share);
        body.widthProperty().subscribe(this::share);
        this.pane = new ScreenPane(Screen.ACCOUNTS, desk, model::refresh)
                .note(summary(desk.formats()))
                .actions(Buttons.withShortcut(Buttons.primary("New account…", this::create), "N"))
                .body(model.content(), body, empty());
        desk.navigator().onAccount(model::openById);
    }

    @Override
    public Region root() {
        return pane;
    }

    @Override
    public void find() {
        list.find();
    }

    @Override
    public void create() {
        dialogs.create();
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void shown() {
        model.follow(true);
    }

    @Override
    public void hidden() {
        model.follow(false);
    }

    private void close() {
        model.close();
        list.focusRows();
    }

    /// The list has the whole width until a page is open.
    private void share() {
        boolean open = model.openedProperty().get() != null;
        boolean wide = body.getWidth() >= WIDE;
        double width = wide ? LIST_WIDTH : NARROW_LIST_WIDTH;
        list.setMinWidth(open ? width : 0);
        list.setMaxWidth(open ? width : Double.MAX_VALUE);
        list.showTypes(!open || wide);
    }

    private ObservableValue<String> summary(Formats formats) {
        return Bindings.createStringBinding(
                () -> formats.numbers().count(model.accounts().size()) + " · total "
                        + formats.money().balance(TypeTotal.balance(model.accounts())),
                model.accounts());
    }

    private Region empty() {
        return new StatePage("No accounts yet", "Open the first one to begin your books.")
                .primary("Open an account…", this::create)
                .build();
    }
}
