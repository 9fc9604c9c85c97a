package dev.mockbank.admin.keys;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.Card;
import dev.mockbank.admin.control.StatePage;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.screen.ScreenPane;
import dev.mockbank.admin.screen.ScreenView;
import dev.mockbank.shared.ApiKey;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The API keys.
public final class KeysView implements ScreenView {

    private final KeysModel model;
    private final KeyDialogs dialogs;
    private final ScreenPane pane;

    public KeysView(KeysModel model, Desk desk) {
        this.model = model;
        this.dialogs = new KeyDialogs(model, desk);
        var table = new KeyTable(model, desk.formats(), dialogs::edit, dialogs::revoke);
        VBox.setVgrow(table, Priority.ALWAYS);
        var card = new Card(table);
        card.getStyleClass().add("keys");
        this.pane = new ScreenPane(Screen.KEYS, desk, model::refresh)
                .note(Bindings.createStringBinding(() -> summary(desk), model.keys()))
                .actions(hideRevoked(), Buttons.withShortcut(Buttons.primary("New key…", this::create), "N"))
                .body(model.content(), card, empty());
        desk.navigator().onKey(table::select);
    }

    @Override
    public Region root() {
        return pane;
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
        model.follow();
    }

    @Override
    public void hidden() {
        model.rest();
    }

    private String summary(Desk desk) {
        long revoked = model.keys().stream().filter(ApiKey::revoked).count();
        var numbers = desk.formats().numbers();
        var active = numbers.count(model.keys().size() - revoked) + " active";
        return revoked == 0 ? active : active + " · " + numbers.count(revoked) + " revoked";
    }

    private CheckBox hideRevoked() {
        var hide = new CheckBox("Hide revoked");
        hide.selectedProperty().bindBidirectional(model.revokedHiddenProperty());
        hide.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.keys().stream().anyMatch(ApiKey::revoked), model.keys()));
        hide.managedProperty().bind(hide.visibleProperty());
        return hide;
    }

    private Region empty() {
        return new StatePage("No API keys yet", "A program needs one to use the bank.")
                .primary("Make a key…", this::create)
                .build();
    }
}
