package dev.mockbank.admin.server;

import dev.mockbank.admin.control.StatePage;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.screen.ScreenPane;
import dev.mockbank.admin.screen.ScreenView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The server: its figures, its settings and its log.
public final class ServerView implements ScreenView {

    private final ServerModel model;
    private final ScreenPane pane;

    public ServerView(ServerModel model, Desk desk) {
        this.model = model;
        this.pane = new ScreenPane(Screen.SERVER, desk, model::refresh).body(model.content(), new VBox(), empty());
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
        return new StatePage("Nothing to show", "The server says nothing of itself.").build();
    }
}
