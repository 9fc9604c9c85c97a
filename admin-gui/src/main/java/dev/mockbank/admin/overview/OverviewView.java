package dev.mockbank.admin.overview;

import dev.mockbank.admin.control.StatePage;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.screen.ScreenPane;
import dev.mockbank.admin.screen.ScreenView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The whole bank at a glance.
public final class OverviewView implements ScreenView {

    private final OverviewModel model;
    private final Desk desk;
    private final ScreenPane pane;

    public OverviewView(OverviewModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
        this.pane = new ScreenPane(Screen.OVERVIEW, desk, model::refresh).body(model.content(), new VBox(), empty());
    }

    @Override
    public Region root() {
        return pane;
    }

    @Override
    public void create() {
        desk.navigator().create(Screen.TRANSACTIONS);
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    private Region empty() {
        return new StatePage("Your bank is open, and empty", "Start with an account of your own, or make an API key.")
                .primary("New account", () -> desk.navigator().create(Screen.ACCOUNTS))
                .button("Make an API key", () -> desk.navigator().create(Screen.KEYS))
                .build();
    }
}
