package dev.mockbank.admin.keys;

import atlantafx.base.theme.Tweaks;
import dev.mockbank.admin.control.KeptSelection;
import dev.mockbank.admin.control.KeyboardSort;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.control.TimeCell;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.shared.ApiKey;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// The keys as rows, each with what can be done to it.
final class KeyTable extends TableView<ApiKey> {

    /// The widest that a column of a table can be.
    private static final double WIDEST = 5_000;

    private static final double ROW_HEIGHT = 44;

    /// From this width on there is room to tell when each was made.
    private static final double WIDE = 760;

    private final KeptSelection<ApiKey> selection;
    private boolean wantsFocus;

    /// @param edit   begins to change a key
    /// @param revoke begins to revoke it
    KeyTable(KeysModel model, Formats formats, Consumer<ApiKey> edit, Consumer<ApiKey> revoke) {
        getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "key-table");
        setAccessibleText("API keys");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setPlaceholder(new Label("There is no key."));
        sceneProperty().subscribe(this::takeFocus);
        add("Name", 120, WIDEST, key -> key, () -> new NameCell(model::isOwn))
                .setComparator((a, b) -> name(a).compareToIgnoreCase(name(b)));
        add("Key", 96, 112, key -> key.prefix() + "…", KeyTable::prefixCell);
        var created = add("Created", 128, 150, ApiKey::createdAt, () -> new TimeCell<>(formats.time(), ""));
        add("Last used", 96, 120, ApiKey::lastUsedAt, () -> TimeCell.ofAge(formats.time(), "never"));
        add("Limit", 84, 120, key -> new KeyLimit(key.rateLimit()), () -> new LimitCell(formats.numbers()));
        add("State", 92, 100, ApiKey::revoked, StateCell::new);
        add("", 152, 152, key -> key, () -> new ActsCell(edit, revoke)).setSortable(false);
        widthProperty().subscribe(width -> created.setVisible(width.doubleValue() >= WIDE));
        var sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(comparatorProperty());
        KeyboardSort.of(this);
        selection = KeptSelection.of(this, sorted, ApiKey::id, _ -> {});
        setOnKeyPressed(event -> {
            var key = getSelectionModel().getSelectedItem();
            if (key != null && event.getCode() == KeyCode.ENTER) {
                edit.accept(key);
            } else if (key != null && event.getCode() == KeyCode.DELETE && !key.revoked()) {
                revoke.accept(key);
            }
        });
    }

    /// Selects the key with this number, and goes there.
    void select(long id) {
        selection.select(id);
        scrollTo(getSelectionModel().getSelectedIndex());
        wantsFocus = getScene() == null;
        requestFocus();
    }

    /// A table whose keys are not read yet is in no window.
    private void takeFocus() {
        if (wantsFocus && getScene() != null) {
            wantsFocus = false;
            requestFocus();
        }
    }

    /// What a key is called.
    static String name(ApiKey key) {
        return Objects.requireNonNullElse(key.name(), "Without a name");
    }

    private <T extends @Nullable Object> TableColumn<ApiKey, T> add(
            String title, double least, double most, Function<ApiKey, T> value, Supplier<TableCell<ApiKey, T>> cell) {
        var column = new TableColumn<ApiKey, T>(title);
        column.setMinWidth(least);
        column.setMaxWidth(most);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> cell.get());
        getColumns().add(column);
        return column;
    }

    private static TableCell<ApiKey, String> prefixCell() {
        var cell = new TextFieldTableCell<ApiKey, String>();
        cell.getStyleClass().add(Style.MONO);
        return cell;
    }
}
