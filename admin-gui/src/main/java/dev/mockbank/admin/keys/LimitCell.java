package dev.mockbank.admin.keys;

import dev.mockbank.admin.format.NumberText;
import dev.mockbank.shared.ApiKey;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// How many requests a key may make.
final class LimitCell extends TableCell<ApiKey, @Nullable KeyLimit> {

    private final NumberText numbers;

    LimitCell(NumberText numbers) {
        this.numbers = numbers;
    }

    @Override
    protected void updateItem(@Nullable KeyLimit limit, boolean empty) {
        super.updateItem(limit, empty);
        setText(empty || limit == null ? null : limit.text(numbers));
    }
}
