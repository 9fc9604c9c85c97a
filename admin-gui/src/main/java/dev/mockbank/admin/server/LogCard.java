package dev.mockbank.admin.server;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.Card;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Desk;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The server's log, with its level, a search, and a way back to its end for who has read further up.
final class LogCard {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    /// Four lines.
    private static final double DETAIL_HEIGHT = 72;

    private final LogModel log;
    private final Desk desk;
    private final LogList list;
    private final TextField search = new TextField();
    private final Label elsewhere = new Label();

    LogCard(ServerModel model, Desk desk) {
        this.log = model.log();
        this.desk = desk;
        this.list = new LogList(log.shown());
        search.setPromptText("Search");
        search.setAccessibleText("Search the log");
        search.getStyleClass().add("log-search");
        search.textProperty().bindBidirectional(log.searchProperty());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                search.clear();
                list.requestFocus();
                event.consume();
            }
        });
        buildList();
        elsewhere.getStyleClass().addAll(Style.MUTED, Style.PARAGRAPH);
        elsewhere.setWrapText(true);
        model.keeper().subscribe(this::tellWhoseLog);
    }

    Card build() {
        var copy = Buttons.plain("Copy", this::copy);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setAccessibleText("Copy the chosen lines, or all that are shown");
        HBox.setHgrow(search, Priority.SOMETIMES);
        var tools = new HBox(levels(), search, copy);
        tools.getStyleClass().add("log-tools");
        tools.visibleProperty().bind(list.visibleProperty());
        var toEnd = toEnd();
        StackPane.setAlignment(toEnd, Pos.BOTTOM_CENTER);
        var card = Card.titled("Log", new StackPane(list, toEnd, elsewhere), tools);
        card.getChildren().add(detail());
        card.getStyleClass().add("log-card");
        return card;
    }

    /// The selected line as a whole: in the list it may end in an ellipsis.
    private Label detail() {
        var selected = list.getSelectionModel().selectedItemProperty();
        var detail = new Label();
        detail.getStyleClass().add("log-detail");
        detail.setWrapText(true);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        detail.setMaxHeight(DETAIL_HEIGHT);
        detail.textProperty().bind(selected.map(LogLine::shown).orElse(""));
        detail.visibleProperty()
                .bind(list.visibleProperty().and(detail.textProperty().isNotEmpty()));
        detail.managedProperty().bind(detail.visibleProperty());
        return detail;
    }

    /// Goes to the search.
    void find() {
        search.requestFocus();
        search.selectAll();
    }

    private void buildList() {
        list.setAccessibleText("The server's log");
        var nothing = new Label();
        nothing.textProperty()
                .bind(log.warningsOnlyProperty().map(only -> only ? "No warnings." : "No lines to show."));
        list.setPlaceholder(nothing);
        list.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
    }

    private Button toEnd() {
        var button = Buttons.bordered("", list::goToEnd);
        button.getStyleClass().addAll(Style.PILL, "log-end");
        button.textProperty()
                .bind(list.unreadProperty()
                        .map(unread -> unread.intValue() == 0
                                ? "Go to the end"
                                : desk.formats().numbers().count(unread.intValue(), "new line", "new lines")));
        button.visibleProperty().bind(list.followedProperty().not().and(list.visibleProperty()));
        return button;
    }

    private Node levels() {
        var group = new ToggleGroup();
        var all = level("All", "Every line", group);
        var warnings = level("Warnings", "Only refused requests, warnings and errors", group);
        log.warningsOnlyProperty().subscribe(only -> group.selectToggle(only ? warnings : all));
        // The arrow keys choose without pressing, and a level that is pressed again stays chosen.
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                log.warningsOnlyProperty().set(now.equals(warnings));
            }
        });
        var levels = new HBox(all, warnings);
        levels.getStyleClass().add("log-levels");
        return levels;
    }

    private static ToggleButton level(String text, String meaning, ToggleGroup group) {
        var level = new ToggleButton(text);
        level.getStyleClass().addAll(Style.PILL, "log-level");
        level.setAccessibleText(meaning);
        level.setToggleGroup(group);
        level.setMinWidth(Region.USE_PREF_SIZE);
        return level;
    }

    private void tellWhoseLog(ServerModel.Keeper keeper) {
        elsewhere.setText(
                switch (keeper) {
                    case CONSOLE -> "";
                    case NEIGHBOUR -> "The log is where this server was started: the console found it running.";
                    case ELSEWHERE -> "The log of a server elsewhere is there, not here.";
                });
        list.setVisible(keeper == ServerModel.Keeper.CONSOLE);
        elsewhere.setVisible(!list.isVisible());
    }

    private void copy() {
        List<LogLine> chosen = List.copyOf(list.getSelectionModel().getSelectedItems());
        var copied = chosen.isEmpty() ? List.copyOf(log.shown()) : chosen;
        Buttons.copy(LogModel.text(copied));
        desk.notices()
                .tell(desk.formats().numbers().count(copied.size(), "line is", "lines are") + " on the clipboard.");
    }
}
