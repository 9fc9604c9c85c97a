package dev.mockbank.admin.control;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import org.jspecify.annotations.Nullable;

/// A text to be typed, with suggestions in a list beneath it. Nothing is filled in that was not chosen: Down goes into
/// the list (Alt+Down opens it), Enter or a click takes a suggestion, Escape closes the list and nothing else.
public final class SuggestField extends TextField {

    /// How many suggestions are shown.
    public static final int MAX_SUGGESTIONS = 50;

    private static final int MAX_ROWS = 8;
    private static final double ROW = 28;
    private static final double FRAME = 10;
    private static final double GAP = 2;

    private final BiConsumer<String, Consumer<List<String>>> source;
    private final ObservableList<String> suggestions = FXCollections.observableArrayList();
    private final ListView<String> list = new ListView<>(suggestions);
    private final Popup popup = new Popup();
    private Consumer<String> chosen = _ -> {};
    private boolean taking;
    private int asked;

    /// @param source gets what is typed, and gives what there is to suggest for it, now or later
    public SuggestField(BiConsumer<String, Consumer<List<String>>> source) {
        this.source = source;
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setOnMouseClicked(_ -> take());
        var frame = new StackPane(list);
        frame.getStyleClass().add("suggestions");
        popup.getContent().add(frame);
        popup.setAutoHide(true);
        // The place of what is seen: the shadow around it does not count.
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
        popup.setAutoFix(false);
        textProperty().subscribe((_, text) -> {
            if (isFocused() && !taking) {
                suggest(text);
            }
        });
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    /// Suggests, of these, those that begin with what is typed before those that have it elsewhere, in any case of
    /// letters; when nothing is typed, all of them.
    public static SuggestField of(List<String> all) {
        return new SuggestField((typed, show) -> show.accept(Suggestions.among(all, typed, MAX_SUGGESTIONS)));
    }

    /// Tells who wants to know that a suggestion was taken.
    public SuggestField onChosen(Consumer<String> take) {
        chosen = take;
        return this;
    }

    /// Whether the list is to be seen.
    public boolean isOpen() {
        return popup.isShowing();
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> {
                event.consume();
                if (isOpen()) {
                    move(1);
                } else {
                    suggest("");
                }
            }
            case UP -> {
                if (isOpen()) {
                    event.consume();
                    move(-1);
                }
            }
            case ENTER -> {
                if (isOpen() && list.getSelectionModel().getSelectedItem() != null) {
                    event.consume();
                    take();
                }
            }
            case ESCAPE -> {
                if (isOpen()) {
                    event.consume();
                    close();
                }
            }
            default -> {}
        }
    }

    private void move(int rows) {
        int last = suggestions.size() - 1;
        int now = Math.clamp(list.getSelectionModel().getSelectedIndex() + rows, 0, last);
        list.getSelectionModel().clearAndSelect(now);
        list.scrollTo(Math.max(0, now - MAX_ROWS + 1));
    }

    private void take() {
        @Nullable String taken = list.getSelectionModel().getSelectedItem();
        close();
        if (taken != null) {
            taking = true;
            setText(taken);
            positionCaret(taken.length());
            taking = false;
            chosen.accept(taken);
        }
    }

    /// An answer that comes after another question is of no use.
    private void suggest(String typed) {
        int question = ++asked;
        source.accept(typed, found -> {
            if (question == asked && isFocused()) {
                show(found);
            }
        });
    }

    private void show(List<String> found) {
        list.getSelectionModel().clearSelection();
        suggestions.setAll(found);
        Point2D place = localToScreen(0, getHeight() + GAP);
        boolean knownAlready = found.size() == 1 && found.getFirst().equals(getText());
        if (found.isEmpty() || knownAlready || place == null) {
            close();
            return;
        }
        double height = Math.min(Math.min(found.size(), MAX_ROWS) * ROW + FRAME, room(place));
        list.setPrefSize(getWidth() - FRAME, height);
        list.setMinHeight(height);
        popup.show(this, place.getX(), place.getY());
    }

    /// The list is always beneath the field: near the end of the screen it is lower, and never above.
    private static double room(Point2D place) {
        var bounds = Screen.getScreensForRectangle(new Rectangle2D(place.getX(), place.getY(), 1, 1)).stream()
                .findFirst()
                .orElse(Screen.getPrimary())
                .getVisualBounds();
        return Math.max(2 * ROW + FRAME, bounds.getMaxY() - place.getY());
    }

    private void close() {
        asked++;
        popup.hide();
    }
}
