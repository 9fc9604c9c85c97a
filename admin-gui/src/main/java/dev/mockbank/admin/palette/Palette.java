package dev.mockbank.admin.palette;

import dev.mockbank.admin.control.DialogLayer;
import dev.mockbank.admin.control.Style;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The palette above the window: a field to type in, and what fits. The arrows choose, Enter or a click opens, Escape
/// closes.
public final class Palette {

    private static final double WIDTH = 520;
    private static final double ROW = 32;
    private static final int ROWS = 10;
    private static final int MAX_TYPED = 100;

    private final PaletteModel model;
    private final DialogLayer dialogs;
    private final TextField field = new TextField();
    private final ListView<Entry> list = new ListView<>();
    private final VBox card = new VBox(field, list);

    public Palette(PaletteModel model, DialogLayer dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        field.setPromptText("Search for a screen, command, account or key");
        field.setAccessibleText("Search for a screen, command, account or key");
        field.textProperty()
                .subscribe(text ->
                        model.typedProperty().set(text.length() > MAX_TYPED ? text.substring(0, MAX_TYPED) : text));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        list.setItems(model.found());
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROWS * ROW + 2);
        list.setPlaceholder(new Label("Nothing fits."));
        list.setFocusTraversable(false);
        list.setAccessibleText("What fits");
        list.setCellFactory(_ -> new EntryCell());
        list.setOnMouseClicked(_ -> run());
        // After the list's own listener, which would lose the selection again.
        model.found().addListener((ListChangeListener<Entry>)
                _ -> list.getSelectionModel().selectFirst());
        card.getStyleClass().addAll(Style.DIALOG, "palette");
        card.setPrefWidth(WIDTH);
    }

    /// Shows it.
    public void open() {
        model.open();
        field.clear();
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        dialogs.show(card, field);
    }

    private void press(KeyEvent event) {
        int step = switch (event.getCode()) {
            case DOWN -> 1;
            case UP -> -1;
            case PAGE_DOWN -> ROWS;
            case PAGE_UP -> -ROWS;
            default -> 0;
        };
        if (step != 0) {
            move(step);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            run();
            event.consume();
        }
    }

    private void move(int step) {
        int last = model.found().size() - 1;
        if (last >= 0) {
            int row = Math.clamp(list.getSelectionModel().getSelectedIndex() + step, 0, last);
            list.getSelectionModel().clearAndSelect(row);
            list.scrollTo(Math.max(0, row - ROWS / 2));
        }
    }

    /// What it opens may be a dialog, or give the focus elsewhere.
    private void run() {
        var entry = list.getSelectionModel().getSelectedItem();
        if (entry != null) {
            dialogs.close();
            entry.act().run();
        }
    }

    /// A row: the title, and at the right what it is.
    private static final class EntryCell extends ListCell<@Nullable Entry> {

        private final Label title = new Label();
        private final Label detail = new Label();
        private final HBox line;

        EntryCell() {
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            title.setMinWidth(0);
            detail.setMinWidth(Region.USE_PREF_SIZE);
            detail.getStyleClass().add(Style.MUTED);
            line = new HBox(title, gap, detail);
            line.getStyleClass().add("palette-line");
            // As wide as the list, whose rows are cut off rather than scrolled sideways.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(empty || entry == null ? null : line);
            if (entry != null) {
                title.setText(entry.title());
                detail.setText(entry.detail());
            }
        }
    }
}
