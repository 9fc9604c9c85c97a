package dev.mockbank.admin.control;

import java.util.function.BooleanSupplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The place above the window where one dialog at a time is shown. The window beneath rests meanwhile: it is dimmed and
/// gets neither the mouse nor the focus. Escape closes the dialog, and the focus returns to where it was.
public final class DialogLayer extends StackPane {

    private final Region window;
    private @Nullable Node focusBefore;
    private @Nullable Region dialog;
    private BooleanSupplier mayClose = () -> true;

    /// @param window what lies beneath
    public DialogLayer(Region window) {
        this.window = window;
        getStyleClass().add(Style.SCRIM);
        setVisible(false);
        setAlignment(Pos.CENTER);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                if (mayClose.getAsBoolean()) {
                    close();
                }
            }
        });
    }

    /// Shows a dialog, in place of one that is shown.
    ///
    /// @param first gets the focus
    public void show(Region shown, Node first) {
        show(shown, first, () -> true);
    }

    /// Shows a dialog that Escape does not close whatever happens.
    ///
    /// @param mayCloseNow tells whether Escape closes it now, and why not if it does not
    public void show(Region shown, Node first, BooleanSupplier mayCloseNow) {
        mayClose = mayCloseNow;
        if (dialog == null) {
            Scene scene = getScene();
            focusBefore = scene == null ? null : scene.getFocusOwner();
        }
        dialog = shown;
        // Mouse and focus pass a disabled window by; its looks are kept by the style sheet.
        window.setDisable(true);
        shown.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().setAll(shown);
        setVisible(true);
        first.requestFocus();
    }

    /// Whether a dialog is shown.
    public boolean isOpen() {
        return dialog != null;
    }

    /// Closes the dialog, if one is shown.
    public void close() {
        if (dialog == null) {
            return;
        }
        dialog = null;
        setVisible(false);
        getChildren().clear();
        window.setDisable(false);
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
        focusBefore = null;
    }
}
