package dev.mockbank.admin.control;

import atlantafx.base.theme.Styles;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// The kinds of button: one blue one a screen, bordered ones, plain ones, and red text for what cannot be undone.
public final class Buttons {

    private static final Duration COPIED_SHOWN = Duration.seconds(2);

    private Buttons() {}

    /// The act that the screen or the dialog is for.
    public static Button primary(String text, Runnable act) {
        var button = bordered(text, act);
        button.getStyleClass().add(Styles.ACCENT);
        return button;
    }

    /// Any other act.
    public static Button bordered(String text, Runnable act) {
        var button = new Button(text);
        button.setOnAction(_ -> act.run());
        // What it does is never cut off; something beside it gives way.
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /// An act beside something else, without a border.
    public static Button plain(String text, Runnable act) {
        var button = bordered(text, act);
        button.getStyleClass().add(Styles.FLAT);
        return button;
    }

    /// An act that takes something away: red text. What it begins asks first.
    public static Button risky(String text, Runnable act) {
        var button = plain(text, act);
        button.getStyleClass().add(Style.RISKY);
        return button;
    }

    /// An act that is known by its icon.
    ///
    /// @param meaning said by the tooltip and to screen readers
    public static Button icon(Ikon icon, String meaning, Runnable act) {
        var button = plain("", act);
        button.getStyleClass().add(Styles.BUTTON_ICON);
        button.setGraphic(new FontIcon(icon));
        button.setAccessibleText(meaning);
        button.setTooltip(new Tooltip(meaning));
        return button;
    }

    /// A button whose label ends in its shortcut, such as `Add transaction [Ctrl N]`.
    public static Button withShortcut(Button button, String key) {
        button.setGraphic(Shortcut.cap(key));
        button.setContentDisplay(ContentDisplay.RIGHT);
        return button;
    }

    /// A button that puts a text on the clipboard, and says so where the user looks.
    ///
    /// @param what gives the text when it is pressed
    public static Button copying(String text, Supplier<String> what) {
        var button = bordered(text, () -> copy(what.get()));
        var end = new PauseTransition(COPIED_SHOWN);
        end.setOnFinished(_ -> button.setText(text));
        button.addEventHandler(ActionEvent.ACTION, _ -> {
            // What stands beside it does not move.
            button.setMinWidth(Math.max(button.getWidth(), button.getMinWidth()));
            button.setText("Copied");
            end.playFromStart();
        });
        return button;
    }

    /// Puts a text on the clipboard.
    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
