package dev.mockbank.admin.server;

import java.util.Locale;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A line of the log: time, level, source, and what it says; of a request the answer's status stands out. Where there
/// is little room, a request's status, method and path have it before its source and its key. The whole line is to be
/// read beneath the list when it is selected.
final class LogCell extends ListCell<LogLine> {

    /// How wide a list is that has room for the source of requests.
    private static final double WIDE = 560;

    private static final PseudoClass REQUEST = PseudoClass.getPseudoClass("request");

    private final Label time = label("log-time");
    private final Label level = label("log-word");
    private final Label source = label("log-source");
    private final Label message = label("log-message");
    private final Label status = label("log-status");
    private final Label rest = label("log-rest");
    private final Said said = new Said(message, rest);
    private final HBox line = new HBox(time, level, source, status, said);

    LogCell() {
        line.getStyleClass().add("log-line");
        HBox.setHgrow(said, Priority.ALWAYS);
        Stream.of(time, level, source, status).forEach(part -> part.setMinWidth(Region.USE_PREF_SIZE));
        listViewProperty().flatMap(Region::widthProperty).subscribe(_ -> updateItem(getItem(), isEmpty()));
        // As wide as the list: what is longer ends in an ellipsis.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable LogLine item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        boolean isRecord = item.at().isPresent();
        var request = item.request();
        show(time, item.time(), isRecord);
        show(level, item.level().name(), isRecord);
        show(
                source,
                item.source(),
                isRecord && (request.isEmpty() || getListView().getWidth() >= WIDE));
        show(message, request.map(LoggedRequest::target).orElse(item.message()), true);
        show(status, request.map(each -> Integer.toString(each.status())).orElse(""), request.isPresent());
        show(rest, request.map(LoggedRequest::rest).orElse(""), request.isPresent());
        pseudoClassStateChanged(REQUEST, request.isPresent());
        for (var each : LogLine.Level.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == item.level());
        }
        setGraphic(line);
    }

    private static void show(Label part, String text, boolean shown) {
        part.setText(text);
        part.setManaged(shown);
        part.setVisible(shown);
    }

    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    /// What a line says, and the rest of it, which gets what room is left.
    private static final class Said extends Region {

        private static final double GAP = 6;

        private final Label message;
        private final Label rest;

        Said(Label message, Label rest) {
            this.message = message;
            this.rest = rest;
            getStyleClass().add("log-said");
            getChildren().addAll(message, rest);
            setMinWidth(0);
        }

        @Override
        protected double computePrefWidth(double height) {
            return message.prefWidth(height) + (rest.isVisible() ? GAP + rest.prefWidth(height) : 0);
        }

        @Override
        protected void layoutChildren() {
            double width = Math.min(getWidth(), Math.ceil(message.prefWidth(getHeight())));
            message.resizeRelocate(0, 0, width, getHeight());
            double left = getWidth() - width - GAP;
            rest.resizeRelocate(width + GAP, 0, Math.max(0, left), getHeight());
        }
    }
}
