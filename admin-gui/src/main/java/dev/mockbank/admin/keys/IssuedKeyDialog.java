package dev.mockbank.admin.keys;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.CodeBox;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Desk;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Shows a key, this one time, with a command that tries it.
final class IssuedKeyDialog {

    private static final double WIDTH = 560;
    private static final double LINE_HEIGHT = 17;
    private static final double FRAME_HEIGHT = 26;

    private final Desk desk;
    private final Label warning = new Label();
    private boolean copied;
    private boolean warned;

    IssuedKeyDialog(Desk desk) {
        this.desk = desk;
    }

    /// Shows it.
    void show(KeysModel.Issued issued) {
        var title = new Label("Your new key");
        title.getStyleClass().add(Style.DIALOG_TITLE);
        var once = new Label("Copy it now. Mockbank keeps only a hash and cannot show it again.");
        once.getStyleClass().add(Style.MUTED);
        once.setWrapText(true);
        var key = code(issued.key().key(), 1);
        key.setAccessibleText("The key");
        HBox.setHgrow(key, Priority.ALWAYS);
        var copy = Buttons.primary("Copy", () -> copy(issued.key().key(), "The key is on the clipboard."));
        copy.setAccessibleText("Copy the key");
        copy.setMinWidth(HBox.USE_PREF_SIZE);
        var line = new HBox(key, copy);
        line.getStyleClass().add("issued-key");
        var tryIt = new Label("Try it");
        tryIt.getStyleClass().add(Style.CARD_TITLE);
        var curl = code(issued.curl(), 2);
        curl.setAccessibleText("A command that lists the accounts with the key");
        warning.getStyleClass().add(Style.FIELD_ERROR);
        warning.setWrapText(true);
        warning.visibleProperty().bind(warning.textProperty().isNotEmpty());
        warning.managedProperty().bind(warning.visibleProperty());
        var done = Buttons.bordered("Done", () -> {
            if (mayClose()) {
                desk.dialogs().close();
            }
        });
        var buttons = new HBox(
                Buttons.bordered("Copy curl", () -> copy(issued.curl(), "The command is on the clipboard.")), done);
        buttons.getStyleClass().add(Style.DIALOG_BUTTONS);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var card = new VBox(title, once, line, tryIt, curl, warning, buttons);
        card.getStyleClass().add(Style.DIALOG);
        card.setPrefWidth(WIDTH);
        desk.dialogs().show(card, copy, this::mayClose);
    }

    /// A key that nobody has is of no use: the first attempt to close says so, the second closes.
    private boolean mayClose() {
        if (copied || warned) {
            return true;
        }
        warned = true;
        warning.setText("The key is not copied yet, and cannot be shown again. Close once more to do without it.");
        return false;
    }

    private static CodeBox code(String text, int lines) {
        var box = new CodeBox(text);
        double height = lines * LINE_HEIGHT + FRAME_HEIGHT;
        box.setMinHeight(height);
        box.setPrefHeight(height);
        box.setMaxHeight(height);
        return box;
    }

    private void copy(String text, String notice) {
        Buttons.copy(text);
        copied = true;
        warning.setText("");
        desk.notices().tell(notice);
    }
}
