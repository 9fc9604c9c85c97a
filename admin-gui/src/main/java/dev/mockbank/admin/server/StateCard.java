package dev.mockbank.admin.server;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.Card;
import dev.mockbank.admin.control.Style;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// How the server is: sentences, and the way out when its port is taken.
final class StateCard {

    private final ServerModel model;
    private final VBox lines = new VBox();

    StateCard(ServerModel model) {
        this.model = model;
        lines.getStyleClass().add("server-state");
        model.stateLines().subscribe(this::show);
    }

    Card build() {
        return Card.titled("State", lines);
    }

    private void show(List<String> sentences) {
        lines.getChildren().clear();
        for (var sentence : sentences) {
            var line = new Label(sentence);
            line.getStyleClass().add(Style.MUTED);
            line.setWrapText(true);
            lines.getChildren().add(line);
        }
        model.freePort()
                .ifPresent(port -> lines.getChildren()
                        .add(Buttons.bordered("Start on port " + port, () -> model.startOnPort(port))));
    }
}
