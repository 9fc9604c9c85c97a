package dev.mockbank.admin.server;

import dev.mockbank.admin.client.Vitals;
import dev.mockbank.admin.control.Card;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.format.NumberText;
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

    /// The latency that 95 of 100 kept; the median is its note.
    Card latency() {
        var plot = new TrendPlot(1);
        var figure = figure();
        var note = new Tooltip();
        figure.setTooltip(note);
        follow(() -> {
            plot.show(history.latenciesMillis());
            var now = history.looks().isEmpty() ? Vitals.NONE : last();
            figure.setText(now.p95().map(numbers::milliseconds).orElse(NOTHING));
            note.setText(now.median()
                    .map(median -> "Half of the requests took " + numbers.milliseconds(median) + " or less (p50).")
                    .orElse("No requests in the last second."));
            figure.setAccessibleHelp(note.getText());
        });
        return card("Latency p95", plot, figure);
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

    private static Card card(String title, TrendPlot plot, Node figure) {
        plot.setAccessibleText(title + " in " + SPAN);
        var span = new Label("Last 2 minutes");
        span.getStyleClass().add(Style.NOTE);
        VBox.setVgrow(plot, Priority.ALWAYS);
        return Card.titled(title, new VBox(plot, span), figure);
    }
}
