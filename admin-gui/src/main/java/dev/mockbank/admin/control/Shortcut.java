package dev.mockbank.admin.control;

import java.util.Locale;
import javafx.scene.control.Label;

/// The names of shortcuts on this platform.
public final class Shortcut {

    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");

    private Shortcut() {}

    /// `Ctrl N`, or `⌘N` on a Mac.
    public static String text(String key) {
        return MAC ? "⌘" + key : "Ctrl " + key;
    }

    /// The same in a small frame, as on a key.
    public static Label cap(String key) {
        var cap = new Label(text(key));
        cap.getStyleClass().add(Style.KEY_CAP);
        return cap;
    }
}
