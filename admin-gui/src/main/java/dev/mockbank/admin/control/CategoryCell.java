package dev.mockbank.admin.control;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// A category as a pill.
///
/// @param <S> what the table's rows are
public final class CategoryCell<S> extends TableCell<S, @Nullable String> {

    private final Pill pill = new Pill("");

    @Override
    protected void updateItem(@Nullable String category, boolean empty) {
        super.updateItem(category, empty);
        boolean none = empty || category == null || category.isEmpty();
        pill.setText(none ? "" : category);
        setGraphic(none ? null : pill);
    }
}
