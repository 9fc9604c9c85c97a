package dev.mockbank.admin;

import javafx.application.Application;

/// The console program. It is no [Application] itself, so that it starts with JavaFX on the class path, too.
public final class Main {

    private static final int EXIT_CANNOT_START = 1;

    private Main() {}

    public static void main(String[] arguments) {
        try {
            Application.launch(AdminApp.class, arguments);
        } catch (UnsupportedOperationException noDisplay) {
            System.err.println("The console cannot open a window (" + noDisplay.getMessage()
                    + "). Start it on a desktop, or run the server alone with mockbank-server.");
            System.exit(EXIT_CANNOT_START);
        }
    }
}
