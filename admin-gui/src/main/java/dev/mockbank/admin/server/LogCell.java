package dev.mockbank.admin.server;

import java.util.Locale;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A line of the log: time, level, source, and what it says; of a request the answer's status stands out. Where there
/// is little room, a request's status, method and path have it before its source and its key. The whole line is its
/// tooltip.
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
    private final HBox line = new HBox(time, level, source, status, message, rest);
    private final Tooltip whole = new Tooltip();

    LogCell() {
        line.getStyleClass().add("log-line");
        whole.setWrapText(true);
        whole.setMaxWidth(600);
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
            setTooltip(null);
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
        whole.setText(item.text());
        setTooltip(whole);
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
}
