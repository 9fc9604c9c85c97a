package dev.mockbank.admin.server;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.screen.ScreenPane;
import dev.mockbank.admin.screen.ScreenView;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/// The server: its figures, its settings and its log. The screen is there whether the server runs or not.
public final class ServerView implements ScreenView {

    private static final List<Integer> FIGURE_SHARES = List.of(30, 30, 40);
    private static final List<Integer> BODY_SHARES = List.of(49, 51);

    private final ServerModel model;
    private final Desk desk;
    private final LogCard log;
    private final ScreenPane pane;

    public ServerView(ServerModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
        this.log = new LogCard(model, desk);
        this.pane = new ScreenPane(Screen.SERVER, desk, this::refresh)
                .actions(curl(), restart(), start(), stop())
                .body(new VBox(figures(), settingsAndLog()));
        pane.getStyleClass().add("server-screen");
    }

    @Override
    public Region root() {
        return pane;
    }

    @Override
    public void find() {
        log.find();
    }

    /// Everything here is live.
    @Override
    public void refresh() {}

    @Override
    public void shown() {
        model.follow();
    }

    @Override
    public void hidden() {
        model.rest();
    }

    private Node figures() {
        var trends = new TrendCards(model.history(), desk.formats());
        return shared("server-figures", FIGURE_SHARES, trends.rate(), trends.latency(), new StateCard(model).build());
    }

    private Node settingsAndLog() {
        var row = shared("server-body", BODY_SHARES, new SettingsCard(model, desk).build(), log.build());
        VBox.setVgrow(row, Priority.ALWAYS);
        return row;
    }

    /// Cards side by side, each with its share of the width in percent.
    private static GridPane shared(String styleClass, List<Integer> shares, Region... cards) {
        var row = new GridPane();
        row.getStyleClass().add(styleClass);
        for (int share : shares) {
            var column = new ColumnConstraints();
            column.setPercentWidth(share);
            row.getColumnConstraints().add(column);
        }
        var line = new RowConstraints();
        line.setVgrow(Priority.ALWAYS);
        row.getRowConstraints().add(line);
        row.addRow(0, cards);
        return row;
    }

    private Button curl() {
        var curl = Buttons.bordered(
                "Copy curl",
                () -> model.curl().ifPresent(command -> {
                    Buttons.copy(command);
                    desk.notices().tell("A command with the console's own key is on the clipboard.");
                }));
        curl.setAccessibleText("Copy a command that lists the accounts");
        return shownWhile(
                curl,
                desk.session().stateProperty().map(_ -> desk.session().bank().isPresent()));
    }

    private Button restart() {
        return shownWhile(
                Buttons.bordered("Restart", model::restart), model.acts().map(ServerModel.Acts::restart));
    }

    private Button start() {
        return shownWhile(
                Buttons.bordered("Start server", model::start), model.acts().map(ServerModel.Acts::start));
    }

    private Button stop() {
        var stop = Buttons.risky("Stop", model::stop);
        stop.setAccessibleText("Stop the server");
        return shownWhile(stop, model.acts().map(ServerModel.Acts::stop));
    }

    private static Button shownWhile(Button button, ObservableValue<Boolean> possible) {
        button.visibleProperty().bind(possible);
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }
}
