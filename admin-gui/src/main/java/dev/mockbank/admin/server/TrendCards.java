package dev.mockbank.admin.server;

import dev.mockbank.admin.control.Card;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.shared.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// The live charts: requests a second, and how long they take.
final class TrendCards {

    private static final String NOTHING = "–";
    private static final double ROOM_FOR_MEDIAN = 200;
    private static final double MICROS_PER_MILLISECOND = 1_000;

    private final TrafficHistory history;
    private final Formats formats;

    TrendCards(TrafficHistory history, Formats formats) {
        this.history = history;
        this.formats = formats;
    }

    /// Requests a second.
    Card rate() {
        var numbers = formats.numbers();
        var plot = new TrendPlot(
                4,
                top -> numbers.count(Math.round(top)),
                at -> time(at) + numbers.count(second(at).requests(), "request", "requests"));
        var figure = figure();
        history.windowProperty().subscribe(window -> {
            plot.show(figures(window, Traffic.Second::requests), List.of());
            figure.setText(numbers.count(window.isEmpty() ? 0 : window.getLast().requests()));
        });
        return card("Requests a second", plot, figure);
    }

    /// The latency that half of the requests kept, and the one that 95 of 100 kept.
    Card latency() {
        var plot = new TrendPlot(1, top -> formats.numbers().decimal(top) + " ms", this::latencies);
        var median = new Label();
        median.getStyleClass().add(Style.MUTED);
        median.setTooltip(new Tooltip("Half of the requests of the last second took as long or less."));
        median.visibleProperty().bind(plot.widthProperty().greaterThan(ROOM_FOR_MEDIAN));
        var p95 = figure();
        p95.setTooltip(new Tooltip("95 of 100 requests of the last second took as long or less."));
        history.windowProperty().subscribe(window -> {
            plot.show(figures(window, TrendCards::p95Millis), figures(window, TrendCards::medianMillis));
            median.setText("p50 " + last(window, Traffic.Second::medianMicros));
            p95.setText("p95 " + last(window, Traffic.Second::p95Micros));
        });
        return card("Latency", plot, median, p95);
    }

    private String latencies(int at) {
        var second = second(at);
        return second.requests() == 0
                ? time(at) + "no requests"
                : time(at) + "p50 " + milliseconds(second.medianMicros()) + ", p95 " + milliseconds(second.p95Micros());
    }

    private Traffic.Second second(int at) {
        return history.windowProperty().get().get(at);
    }

    private String time(int at) {
        int ago = history.windowProperty().get().size() - at;
        return formats.time().second(Instant.now().minusSeconds(ago)) + " · ";
    }

    private String last(List<Traffic.Second> window, ToLongFunction<Traffic.Second> micros) {
        return window.isEmpty() || window.getLast().requests() == 0
                ? NOTHING
                : milliseconds(micros.applyAsLong(window.getLast()));
    }

    private String milliseconds(long micros) {
        return formats.numbers().milliseconds(Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros)));
    }

    private static List<Double> figures(List<Traffic.Second> window, ToDoubleFunction<Traffic.Second> figure) {
        return window.stream().map(figure::applyAsDouble).toList();
    }

    private static double medianMillis(Traffic.Second second) {
        return second.medianMicros() / MICROS_PER_MILLISECOND;
    }

    private static double p95Millis(Traffic.Second second) {
        return second.p95Micros() / MICROS_PER_MILLISECOND;
    }

    private static Label figure() {
        var figure = new Label();
        figure.setMinWidth(Region.USE_PREF_SIZE);
        figure.getStyleClass().add("trend-figure");
        return figure;
    }

    private static Card card(String title, TrendPlot plot, Node... figures) {
        var card = Card.titled(title, plot, figures);
        var meaning = title + " in the last two minutes";
        card.getStyleClass().add("trend-card");
        card.setFocusTraversable(true);
        card.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        card.setAccessibleText(meaning);
        card.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
                plot.step(event.getCode() == KeyCode.LEFT ? -1 : 1);
                card.setAccessibleText(meaning + ": " + plot.pointedText());
                event.consume();
            }
        });
        card.focusedProperty().subscribe(plot::rest);
        return card;
    }
}
