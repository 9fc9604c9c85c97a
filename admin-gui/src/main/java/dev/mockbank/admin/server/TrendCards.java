package dev.mockbank.admin.server;

import dev.mockbank.admin.client.Vitals;
import dev.mockbank.admin.control.Card;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.format.NumberText;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The live charts: requests a second, and how long they take.
final class TrendCards {

    private static final String NOTHING = "–";
    private static final String SPAN = "the last two minutes";

    private final VitalsHistory history;
    private final NumberText numbers;

    TrendCards(VitalsHistory history, NumberText numbers) {
        this.history = history;
        this.numbers = numbers;
    }

    /// Requests a second.
    Card rate() {
        var plot = new TrendPlot(1);
        var figure = figure();
        follow(() -> {
            plot.show(history.rates());
            figure.setText(history.looks().isEmpty() ? NOTHING : numbers.decimal(last().requestsPerSecond()));
        });
        return card("Requests a second", plot, figure);
    }

    /// The latency that half of the requests kept, and the one that 95 of 100 kept.
    Card latency() {
        var plot = new TrendPlot(1);
        var median = new Label();
        median.getStyleClass().add(Style.MUTED);
        median.setTooltip(new Tooltip("Half of the requests of the last second took as long or less."));
        var p95 = figure();
        p95.setTooltip(new Tooltip("95 of 100 requests of the last second took as long or less."));
        follow(() -> {
            plot.show(history.p95Millis(), history.medianMillis());
            var now = history.looks().isEmpty() ? Vitals.NONE : last();
            median.setText("p50 " + milliseconds(now.median()));
            p95.setText("p95 " + milliseconds(now.p95()));
        });
        return card("Latency", plot, median, p95);
    }

    private String milliseconds(Optional<Duration> latency) {
        return latency.map(numbers::milliseconds).orElse(NOTHING);
    }

    private Vitals last() {
        return history.looks().getLast();
    }

    private void follow(Runnable show) {
        history.looks().subscribe(show);
        show.run();
    }

    private static Label figure() {
        var figure = new Label();
        figure.getStyleClass().add("trend-figure");
        return figure;
    }

    private static Card card(String title, TrendPlot plot, Node... figures) {
        plot.setAccessibleText(title + " in " + SPAN);
        var span = new Label("Last 2 minutes");
        span.getStyleClass().add(Style.NOTE);
        VBox.setVgrow(plot, Priority.ALWAYS);
        return Card.titled(title, new VBox(plot, span), figures);
    }
}
