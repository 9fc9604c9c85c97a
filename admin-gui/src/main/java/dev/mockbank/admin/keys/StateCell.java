package dev.mockbank.admin.keys;

import dev.mockbank.admin.control.Pill;
import dev.mockbank.admin.control.Style;
import dev.mockbank.shared.ApiKey;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// Whether a key is active or revoked.
final class StateCell extends TableCell<ApiKey, @Nullable Boolean> {

    private final Pill pill = new Pill("");

    @Override
    protected void updateItem(@Nullable Boolean revoked, boolean empty) {
        super.updateItem(revoked, empty);
        if (empty || revoked == null) {
            setGraphic(null);
            return;
        }
        pill.setText(revoked ? "Revoked" : "Active");
        pill.getStyleClass().remove(Style.CHOSEN);
        if (!revoked) {
            pill.getStyleClass().add(Style.CHOSEN);
        }
        setGraphic(pill);
    }
}
