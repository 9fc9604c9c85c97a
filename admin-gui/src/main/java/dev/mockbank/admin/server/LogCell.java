package dev.mockbank.admin.server;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A line of the log: time, level, source, and what it says; the whole line is its tooltip.
final class LogCell extends ListCell<LogLine> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final Label time = label("log-time");
    private final Label level = label("log-word");
    private final Label source = label("log-source");
    private final Label message = new Label();
    private final HBox line = new HBox(time, level, source, message);
    private final Tooltip whole = new Tooltip();

    LogCell() {
        line.getStyleClass().add("log-line");
        whole.setWrapText(true);
        whole.setMaxWidth(600);
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
        time.setText(item.at()
                .map(at -> TIME.format(at.atZone(ZoneId.systemDefault())))
                .orElse(""));
        level.setText(item.at().isEmpty() ? "" : word(item.level()));
        source.setText(item.source());
        message.setText(item.brief());
        show(time, item.at().isPresent());
        // A request is known by its look; most lines are one.
        show(level, item.at().isPresent() && !item.isRequest());
        show(source, item.at().isPresent() && !item.isRequest());
        pseudoClassStateChanged(WARNING, item.isWarning());
        whole.setText(item.text());
        setTooltip(whole);
        setGraphic(line);
    }

    private static void show(Label part, boolean shown) {
        part.setManaged(shown);
        part.setVisible(shown);
    }

    private static String word(String level) {
        return switch (level) {
            case "WARNING" -> "WARN";
            case "SEVERE" -> "ERROR";
            case "FINE" -> "DEBUG";
            default -> level;
        };
    }

    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }
}
