package dev.mockbank.admin;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Application;

/// The console program. It is no [Application] itself, so that it starts with JavaFX on the class path, too.
public final class Main {

    private static final int EXIT_CANNOT_START = 1;

    private Main() {}

    public static void main(String[] arguments) {
        try {
            Application.launch(AdminApp.class, arguments);
        } catch (RuntimeException thrown) {
            System.err.println(obstacle(thrown).orElseThrow(() -> thrown));
            System.exit(EXIT_CANNOT_START);
        }
    }

    /// What this machine lacks for a window; empty when it was something else that went wrong.
    static Optional<String> obstacle(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .map(cause -> switch (cause) {
                    case UnsatisfiedLinkError missing ->
                        "The console needs GTK 3, and cannot load it (" + missing.getMessage()
                                + "). Install it (on Debian and Ubuntu: apt install libgtk-3-0),"
                                + " or run the server alone with mockbank-server.";
                    case UnsupportedOperationException noDisplay ->
                        "The console cannot open a window (" + noDisplay.getMessage()
                                + "). Start it on a desktop with GTK 3, or run the server alone with mockbank-server.";
                    default -> "";
                })
                .filter(sentence -> !sentence.isEmpty())
                .findFirst();
    }
}
