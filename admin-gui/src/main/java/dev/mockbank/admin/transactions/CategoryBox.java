package dev.mockbank.admin.transactions;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A category to be typed or chosen. What is typed is completed to the most used category that begins so; to go on
/// typing replaces the completion.
final class CategoryBox extends ComboBox<String> {

    /// @param categories those that exist, the most used first
    CategoryBox(List<String> categories) {
        getItems().setAll(categories);
        setEditable(true);
        setPromptText("None");
        getEditor().addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (!event.getCharacter().isEmpty()
                    && !Character.isISOControl(event.getCharacter().charAt(0))) {
                complete();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN && !isShowing()) {
                show();
            }
        });
    }

    /// What it holds, also while it is being typed.
    String text() {
        return getEditor().getText();
    }

    private void complete() {
        var typed = getEditor().getText();
        boolean atEnd = getEditor().getCaretPosition() == typed.length();
        if (typed.isEmpty() || !atEnd) {
            return;
        }
        var start = typed.toLowerCase(Locale.ROOT);
        getItems().stream()
                .filter(category -> category.toLowerCase(Locale.ROOT).startsWith(start))
                .findFirst()
                .ifPresent(category -> {
                    getEditor().setText(typed + category.substring(typed.length()));
                    getEditor().selectRange(category.length(), typed.length());
                });
    }
}
