package dev.mockbank.admin.server;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.event.EventType;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// The lines of a log that grows. Its end stays in sight until the user scrolls away from it, and again from when they
/// have scrolled back; a click on a line moves nothing. Only a user leaves the end: lines that come do not.
final class LogList extends ListView<LogLine> {

    private static final double ROW_HEIGHT = 20;

    private final ReadOnlyBooleanWrapper followed = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private @Nullable ScrollBar bar;
    private boolean byUser;

    LogList(ObservableList<LogLine> lines) {
        super(lines);
        // Known before it is laid out the first time: the list computes what it shows by it.
        setFixedCellSize(ROW_HEIGHT);
        setCellFactory(_ -> new LogCell());
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getStyleClass().add("log");
        lines.addListener((ListChangeListener<LogLine>) this::changed);
        scrolls(ScrollEvent.SCROLL);
        scrolls(KeyEvent.KEY_PRESSED);
        scrolls(MouseEvent.MOUSE_DRAGGED);
        scrolls(MouseEvent.MOUSE_PRESSED);
    }

    /// Whether the end stays in sight.
    ReadOnlyBooleanProperty followedProperty() {
        return followed.getReadOnlyProperty();
    }

    /// How many lines have come since the end was left.
    ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /// Goes there, and stays.
    void goToEnd() {
        follow(true);
        scrollTo(getItems().size() - 1);
    }

    /// How many lines there are is known here, and where they lie is decided next.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (bar == null && lookup(".scroll-bar:vertical") instanceof ScrollBar found) {
            bar = found;
            found.valueProperty().subscribe(this::moved);
        }
        if (followed.get() && !isEndInSight()) {
            scrollTo(getItems().size() - 1);
        }
    }

    private void scrolls(EventType<? extends InputEvent> event) {
        addEventFilter(event, _ -> byUser = true);
    }

    private void changed(ListChangeListener.Change<? extends LogLine> change) {
        byUser = false;
        int added = 0;
        while (change.next()) {
            // Another search or level is no news.
            added += change.wasReplaced() ? 0 : change.getAddedSize();
        }
        if (!followed.get()) {
            unread.set(unread.get() + added);
        }
    }

    private void moved() {
        if (byUser) {
            follow(isEndInSight());
        }
    }

    private void follow(boolean now) {
        followed.set(now);
        if (now) {
            unread.set(0);
        }
    }

    private boolean isEndInSight() {
        return !(lookup(".virtual-flow") instanceof VirtualFlow<?> flow)
                || flow.getLastVisibleCell() == null
                || flow.getLastVisibleCell().getIndex() >= flow.getCellCount() - 1;
    }
}
