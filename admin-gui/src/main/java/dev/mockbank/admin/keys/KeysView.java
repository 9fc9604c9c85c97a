package dev.mockbank.admin.keys;

import dev.mockbank.admin.control.StatePage;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.screen.ScreenPane;
import dev.mockbank.admin.screen.ScreenView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The API keys.
public final class KeysView implements ScreenView {

    private final KeysModel model;
    private final ScreenPane pane;

    public KeysView(KeysModel model, Desk desk) {
        this.model = model;
        this.pane = new ScreenPane(Screen.KEYS, desk, model::refresh).body(model.content(), new VBox(), empty());
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
        return new StatePage("No API keys yet", "A program needs one to use the bank.").build();
    }
}
