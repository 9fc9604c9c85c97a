package dev.mockbank.admin.screen;

import dev.mockbank.admin.client.ConnectionState;
import dev.mockbank.admin.control.ProblemLine;
import dev.mockbank.admin.control.StatePage;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.process.Connection;
import dev.mockbank.admin.screen.Content.Failed;
import dev.mockbank.admin.screen.Content.Loading;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The frame of a screen: its title with a note and the screen's buttons, and beneath it either the screen's own body
/// or one of the states that all screens share (starting, stopped, unreachable, loading, empty, failed).
public final class ScreenPane extends VBox {

    private static final ObservableValue<String> NO_PROBLEM = new ReadOnlyStringWrapper("");

    private final Desk desk;
    private final Runnable refresh;
    private final Label note = new Label();
    private final HBox actions = new HBox();
    private final StackPane place = new StackPane();
    private final ProblemLine problem = new ProblemLine();

    /// @param refresh asks the bank anew
    public ScreenPane(Screen screen, Desk desk, Runnable refresh) {
        this.desk = desk;
        this.refresh = refresh;
        var title = new Label(screen.title());
        title.getStyleClass().add(Style.SCREEN_TITLE);
        note.getStyleClass().add(Style.MUTED);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        actions.getStyleClass().add(Style.ACTIONS);
        var head = new HBox(title, note, gap, actions);
        head.getStyleClass().add(Style.SCREEN_HEAD);
        place.getStyleClass().add(Style.SCREEN_PLACE);
        VBox.setVgrow(place, Priority.ALWAYS);
        getStyleClass().add(Style.SCREEN);
        getChildren().addAll(head, problem, place);
    }

    /// The grey text beside the title, such as a number of rows.
    public ScreenPane note(ObservableValue<String> text) {
        note.textProperty().bind(text);
        return this;
    }

    /// The screen's buttons, from left to right; they are there while the bank answers.
    public ScreenPane actions(Node... buttons) {
        actions.getChildren().setAll(buttons);
        return this;
    }

    /// Shows a body that depends on the bank.
    ///
    /// @param empty what is shown when the bank has nothing of this kind
    public ScreenPane body(ScreenContent content, Node body, Node empty) {
        // While the bank does not answer, the page says so.
        problem.textProperty()
                .bind(desk.session()
                        .stateProperty()
                        .flatMap(state ->
                                state instanceof ConnectionState.Running ? content.problemProperty() : NO_PROBLEM));
        var shown = new Bodies(body, empty);
        desk.session()
                .stateProperty()
                .subscribe(() -> show(shown, content.contentProperty().get()));
        content.contentProperty()
                .subscribe(() -> show(shown, content.contentProperty().get()));
        show(shown, content.contentProperty().get());
        return this;
    }

    /// Shows a body that is there whether the bank answers or not.
    public ScreenPane body(Node body) {
        place.getChildren().setAll(body);
        return this;
    }

    private record Bodies(Node body, Node empty) {}

    private void show(Bodies bodies, Content content) {
        boolean running = desk.session().state() instanceof ConnectionState.Running;
        actions.setVisible(running);
        note.setVisible(running && content instanceof Content.Ready);
        var page = running
                ? contentPage(bodies, content)
                : statePage(desk.session().state());
        // What stays keeps its focus.
        if (!place.getChildren().equals(List.of(page))) {
            place.getChildren().setAll(page);
        }
    }

    private Node contentPage(Bodies bodies, Content content) {
        return switch (content) {
            case Content.Ready _ -> bodies.body();
            case Content.Empty _ -> bodies.empty();
            case Loading _ -> StatePage.waiting("Loading…", "");
            case Failed(var sentence) ->
                new StatePage("The server refused", sentence)
                        .button("Try again", refresh)
                        .build();
        };
    }

    private Node statePage(ConnectionState state) {
        return switch (state) {
            case ConnectionState.Running _ -> StatePage.waiting("Loading…", "");
            case ConnectionState.Starting(var steps) ->
                StatePage.waiting("Starting the server", steps.isEmpty() ? "" : steps.getLast());
            case ConnectionState.Stopping _ ->
                StatePage.waiting("Stopping", "The server answers the requests in flight.");
            case ConnectionState.Stopped _ -> stoppedPage();
            case ConnectionState.Unreachable(var _, var reason, boolean own) -> unreachablePage(reason, own);
            case ConnectionState.PortTaken(var port, var free) ->
                new StatePage(
                                "Port " + port + " is taken",
                                "Another program answers there. Your bank can use the next free port.")
                        .primary("Start on port " + free, () -> desk.life().startOnPort(free))
                        .button("Try again", desk.life()::start)
                        .build();
            case ConnectionState.Died(var sentence, var lastLines) ->
                new StatePage("The server has ended", sentence + " Nothing that it confirmed is lost.")
                        .lines(new ArrayList<>(lastLines))
                        .primary("Start server", desk.life()::start)
                        .build();
        };
    }

    private Node stoppedPage() {
        return switch (desk.life().connection()) {
            case Connection.Own _ ->
                new StatePage("The server is stopped", "Your accounts and transactions are kept. Start it to see them.")
                        .primary("Start server", desk.life()::start)
                        .build();
            case Connection.Elsewhere(var address, var _) ->
                new StatePage("Not connected", "The bank is at " + address + ".")
                        .primary("Connect", desk.life()::start)
                        .button("Server settings", this::openSettings)
                        .build();
        };
    }

    /// A server that another program ran is gone with it; the console can start its own on the same data.
    private Node unreachablePage(String reason, boolean own) {
        var page = new StatePage("The server cannot be reached", reason + " The console goes on trying.");
        if (!own && desk.life().connection() instanceof Connection.Own) {
            page.primary("Start server", desk.life()::start);
        }
        return page.button("Server settings", this::openSettings).build();
    }

    private void openSettings() {
        desk.navigator().open(Screen.SERVER);
    }
}
