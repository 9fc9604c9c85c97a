package dev.mockbank.admin;

import dev.mockbank.admin.preferences.Preferences;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where the window was when it was last closed.
final class WindowPlace {

    static final int MIN_WIDTH = 960;
    static final int MIN_HEIGHT = 600;

    private static final int DEFAULT_WIDTH = 1280;
    private static final int DEFAULT_HEIGHT = 800;
    private static final int FARTHEST = 20_000;

    private static final String X = "window.x";
    private static final String Y = "window.y";
    private static final String WIDTH = "window.width";
    private static final String HEIGHT = "window.height";
    private static final String MAXIMIZED = "window.maximized";

    private final Preferences preferences;

    WindowPlace(Preferences preferences) {
        this.preferences = preferences;
    }

    /// Puts the window where it was, unless that is on no screen any more.
    void restore(Stage window) {
        var room = Screen.getPrimary().getVisualBounds();
        // At scale 2 a screen of 1920 × 1080 has 960 × 540 of these pixels, less the desktop's bars.
        window.setMinWidth(Math.min(MIN_WIDTH, room.getWidth()));
        window.setMinHeight(Math.min(MIN_HEIGHT, room.getHeight()));
        window.setWidth(
                Math.min(preferences.integer(WIDTH, MIN_WIDTH, FARTHEST).orElse(DEFAULT_WIDTH), room.getWidth()));
        window.setHeight(
                Math.min(preferences.integer(HEIGHT, MIN_HEIGHT, FARTHEST).orElse(DEFAULT_HEIGHT), room.getHeight()));
        var x = preferences.integer(X, -FARTHEST, FARTHEST);
        var y = preferences.integer(Y, -FARTHEST, FARTHEST);
        if (x.isPresent() && y.isPresent() && isOnScreen(x.get(), y.get(), window)) {
            window.setX(x.get());
            window.setY(y.get());
        }
        window.setMaximized(preferences.get(MAXIMIZED).isPresent());
    }

    /// Remembers where the window is.
    void remember(Stage window) {
        preferences.set(MAXIMIZED, window.isMaximized() ? "true" : "");
        if (!window.isMaximized()) {
            preferences.set(X, text(window.getX()));
            preferences.set(Y, text(window.getY()));
            preferences.set(WIDTH, text(window.getWidth()));
            preferences.set(HEIGHT, text(window.getHeight()));
        }
    }

    private static boolean isOnScreen(int x, int y, Stage window) {
        var place = new Rectangle2D(x, y, window.getWidth(), window.getHeight());
        return Screen.getScreens().stream()
                .anyMatch(screen -> screen.getVisualBounds().contains(place));
    }

    private static String text(double pixels) {
        return Long.toString(Math.round(pixels));
    }
}
