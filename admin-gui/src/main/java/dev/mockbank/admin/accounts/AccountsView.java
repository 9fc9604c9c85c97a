package dev.mockbank.admin.accounts;

import dev.mockbank.admin.control.StatePage;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.screen.ScreenPane;
import dev.mockbank.admin.screen.ScreenView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The accounts, and the page of one of them.
public final class AccountsView implements ScreenView {

    private final AccountsModel model;
    private final ScreenPane pane;

    public AccountsView(AccountsModel model, Desk desk) {
        this.model = model;
        this.pane = new ScreenPane(Screen.ACCOUNTS, desk, model::refresh).body(model.content(), new VBox(), empty());
    }

    @Override
    public Region root() {
        return pane;
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    private static Region empty() {
        return new StatePage("No accounts yet", "Open the first one to begin your books.").build();
    }
}
