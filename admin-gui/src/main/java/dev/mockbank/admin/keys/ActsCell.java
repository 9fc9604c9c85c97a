package dev.mockbank.admin.keys;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.shared.ApiKey;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// What can be done to a key, at the right of its row.
final class ActsCell extends TableCell<ApiKey, @Nullable ApiKey> {

    private final Button edit;
    private final Button revoke;
    private final HBox acts = new HBox();

    ActsCell(Consumer<ApiKey> edit, Consumer<ApiKey> revoke) {
        this.edit = Buttons.plain("Edit…", () -> with(edit));
        this.revoke = Buttons.risky("Revoke…", () -> with(revoke));
        acts.getChildren().addAll(this.edit, this.revoke);
        acts.getStyleClass().add("key-acts");
        getStyleClass().add("key-acts-cell");
    }

    @Override
    protected void updateItem(@Nullable ApiKey key, boolean empty) {
        super.updateItem(key, empty);
        setGraphic(empty || key == null ? null : acts);
        if (key != null) {
            edit.setAccessibleText("Edit " + KeyTable.name(key));
            revoke.setAccessibleText("Revoke " + KeyTable.name(key));
            revoke.setVisible(!key.revoked());
        }
    }

    private void with(Consumer<ApiKey> act) {
        var key = getItem();
        if (key != null) {
            act.accept(key);
        }
    }
}
