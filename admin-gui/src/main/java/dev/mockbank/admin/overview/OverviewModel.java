package dev.mockbank.admin.overview;

import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.screen.ScreenContent;

/// What the screen shows and does, without its controls.
public final class OverviewModel {

    private final ScreenContent content;

    public OverviewModel(Session session) {
        this.content = new ScreenContent(session);
        content.follow(this::refresh);
    }

    /// How far the content has got.
    ScreenContent content() {
        return content;
    }

    /// Asks the bank anew.
    void refresh() {
        content.load(bank -> bank.admin().admin().info(), info -> info.accounts() > 0);
    }
}
