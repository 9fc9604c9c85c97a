package dev.mockbank.admin.transactions;

import dev.mockbank.admin.control.StatePage;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.screen.ScreenPane;
import dev.mockbank.admin.screen.ScreenView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The transactions of all accounts.
public final class TransactionsView implements ScreenView {

    private final TransactionsModel model;
    private final ScreenPane pane;

    public TransactionsView(TransactionsModel model, Desk desk) {
        this.model = model;
        this.pane =
                new ScreenPane(Screen.TRANSACTIONS, desk, model::refresh).body(model.content(), new VBox(), empty());
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
        return new StatePage("No transactions yet", "Add one to an account to see it here.").build();
    }
}
