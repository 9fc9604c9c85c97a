package dev.mockbank.admin.server;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.Card;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Desk;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The server's log: it runs along while its end is in sight, and stands still while the user reads further up.
final class LogCard {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final LogModel log;
    private final Desk desk;
    private final ListView<LogLine> list = new ListView<>();
    private final TextField search = new TextField();
    private final Label elsewhere = new Label();
    private boolean runsAlong = true;

    LogCard(ServerModel model, Desk desk) {
        this.log = model.log();
        this.desk = desk;
        search.setPromptText("Search");
        search.setAccessibleText("Search the log");
        search.getStyleClass().add("log-search");
        search.textProperty().bindBidirectional(log.searchProperty());
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
        var card = Card.titled("Log", new StackPane(list, elsewhere), tools);
        card.getStyleClass().add("log-card");
        return card;
    }

    /// Goes to the search.
    void find() {
        search.requestFocus();
        search.selectAll();
    }

    private void buildList() {
        list.setItems(log.shown());
        list.setCellFactory(_ -> new LogCell());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getStyleClass().add("log");
        list.setAccessibleText("The server's log");
        list.setPlaceholder(new Label("No lines to show."));
        list.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
        runAlong();
    }

    private Node levels() {
        var group = new ToggleGroup();
        var all = level("All", "Every line", group);
        var warnings = level("Warnings", "Only warnings and errors", group);
        all.setOnAction(_ -> log.warningsOnlyProperty().set(false));
        warnings.setOnAction(_ -> log.warningsOnlyProperty().set(true));
        log.warningsOnlyProperty().subscribe(only -> group.selectToggle(only ? warnings : all));
        // A chosen level stays chosen when it is clicked again.
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before);
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

    /// Lines are there only when they are laid out, and only then is there an end to go to. Whoever scrolls or presses
    /// something in the list reads, until the end is in sight again.
    private void runAlong() {
        list.needsLayoutProperty().subscribe(needed -> {
            if (!needed && runsAlong && !endInSight()) {
                list.scrollTo(log.shown().size() - 1);
            }
        });
        for (var reading : List.of(ScrollEvent.SCROLL, MouseEvent.MOUSE_PRESSED, KeyEvent.KEY_PRESSED)) {
            list.addEventFilter(reading, _ -> runsAlong = false);
        }
        log.shown().subscribe(() -> runsAlong |= endInSight());
    }

    private boolean endInSight() {
        return !(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)
                || flow.getLastVisibleCell() == null
                || flow.getLastVisibleCell().getIndex() >= flow.getCellCount() - 1;
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
