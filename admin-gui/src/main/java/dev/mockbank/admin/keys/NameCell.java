package dev.mockbank.admin.keys;

import dev.mockbank.admin.control.Pill;
import dev.mockbank.shared.ApiKey;
import java.util.function.Predicate;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A key's name; the console's own key is marked.
final class NameCell extends TableCell<ApiKey, @Nullable ApiKey> {

    private final Predicate<ApiKey> own;
    private final Pill mark = new Pill("own key");

    /// @param own tells the key that the console uses
    NameCell(Predicate<ApiKey> own) {
        this.own = own;
        mark.setTooltip(new Tooltip("The console itself uses the bank with this key."));
        setContentDisplay(ContentDisplay.RIGHT);
    }

    @Override
    protected void updateItem(@Nullable ApiKey key, boolean empty) {
        super.updateItem(key, empty);
        setText(empty || key == null ? null : KeyTable.name(key));
        setGraphic(empty || key == null || !own.test(key) ? null : mark);
    }
}
