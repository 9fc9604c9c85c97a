package dev.mockbank.admin;

import dev.mockbank.admin.client.ConnectionState;
import dev.mockbank.admin.client.ConnectionState.Died;
import dev.mockbank.admin.client.ConnectionState.PortTaken;
import dev.mockbank.admin.client.ConnectionState.Running;
import dev.mockbank.admin.client.ConnectionState.Starting;
import dev.mockbank.admin.client.ConnectionState.Stopped;
import dev.mockbank.admin.client.ConnectionState.Stopping;
import dev.mockbank.admin.client.ConnectionState.Unreachable;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Screen;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Opens each screen once when the bank answers, and then ends: what `mockbank --tour` does. The build of the installed
/// program is trained by it, and it shows whether the console works on a machine. It changes nothing in the bank.
final class Tour {

    static final String OPTION = "--tour";

    /// Long enough for a screen to load and to be drawn.
    private static final Duration LOOK = Duration.seconds(1);

    private final Desk desk;
    private final PrintStream out;
    private final Runnable end;
    private final Queue<Screen> left = new ArrayDeque<>(List.of(Screen.values()));

    /// @param out gets the title of each screen that was seen, or why the tour ended before
    /// @param end runs when it is over
    Tour(Desk desk, PrintStream out, Runnable end) {
        this.desk = desk;
        this.out = out;
        this.end = end;
    }

    void start() {
        desk.session().stateProperty().subscribe((_, now) -> follow(now));
    }

    private void follow(ConnectionState state) {
        switch (state) {
            case Running _ -> next();
            case Died(var sentence, var lastLines) -> giveUp(sentence + "\n" + String.join("\n", lastLines));
            case PortTaken taken -> giveUp("Port " + taken.port() + " is taken.");
            case Unreachable unreachable -> giveUp(unreachable.reason());
            case Starting _, Stopping _, Stopped _ -> {}
        }
    }

    private void next() {
        var screen = left.poll();
        if (screen == null) {
            end.run();
            return;
        }
        desk.navigator().open(screen);
        var look = new PauseTransition(LOOK);
        look.setOnFinished(_ -> {
            out.println(screen.title());
            next();
        });
        look.play();
    }

    private void giveUp(String why) {
        out.println(why);
        end.run();
    }
}
