package dev.mockbank.admin.control;

import dev.mockbank.admin.format.Formats;
import dev.mockbank.shared.BalanceAt;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// Balances over time as a line above a light ground, with the ranges to choose from. The mouse, or the arrow keys
/// while it has the focus, show the day and its exact balance.
public final class BalanceChart extends StackPane {

    private final Formats formats;
    private final ObjectProperty<List<BalanceAt>> balances = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<ChartRange> range = new SimpleObjectProperty<>(ChartRange.longest());
    private final BalancePlot plot;
    private final HBox ranges = new HBox();

    public BalanceChart(Formats formats) {
        this.formats = formats;
        this.plot = new BalancePlot(formats);
        getStyleClass().add("balance-chart");
        getChildren().add(plot);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        buildRanges();
        balances.subscribe(this::show);
        range.subscribe(this::show);
        setOnMouseMoved(event -> plot.point(event.getX() - plot.getLayoutX()));
        setOnMouseExited(_ -> plot.rest());
        addEventHandler(KeyEvent.KEY_PRESSED, this::move);
        focusedProperty().subscribe(plot::rest);
    }

    /// The balances by days, the earliest first; those of [ChartRange#longest] fill every range.
    public ObjectProperty<List<BalanceAt>> balancesProperty() {
        return balances;
    }

    /// Leads from a day to the transactions that its balance is made of: by a click on it, or by Enter while it is
    /// pointed at.
    public void opens(Consumer<LocalDate> open) {
        plot.setCursor(Cursor.HAND);
        setOnMouseClicked(event -> {
            plot.point(event.getX() - plot.getLayoutX());
            plot.pointedDay().ifPresent(open);
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                plot.pointedDay().ifPresent(open);
            }
        });
    }

    /// The ranges to choose from, to be placed beside the chart's title.
    public Node ranges() {
        return ranges;
    }

    private void buildRanges() {
        var group = new ToggleGroup();
        ranges.getStyleClass().add("chart-ranges");
        for (var each : ChartRange.values()) {
            var pill = new ToggleButton(each.label());
            pill.getStyleClass().addAll(Style.PILL, "chart-range");
            pill.setToggleGroup(group);
            pill.setAccessibleText("Balance of the last " + each.meaning());
            pill.setTooltip(new Tooltip("The last " + each.meaning()));
            pill.setMinWidth(USE_PREF_SIZE);
            pill.setUserData(each);
            range.subscribe(now -> {
                if (now == each) {
                    group.selectToggle(pill);
                }
            });
            ranges.getChildren().add(pill);
        }
        // The arrow keys choose without pressing, and a range that is pressed again stays chosen.
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else if (now.getUserData() instanceof ChartRange chosen) {
                range.set(chosen);
            }
        });
    }

    private void show() {
        var all = balances.get();
        if (all.isEmpty()) {
            plot.show(List.of());
            setAccessibleText("No balances yet");
            return;
        }
        var from = range.get().from(all.getLast().date());
        var shown = all.stream().filter(at -> !at.date().isBefore(from)).toList();
        plot.show(shown);
        setAccessibleText("Balance over the last " + range.get().meaning() + ", from "
                + formats.money().balance(shown.getFirst().balance()) + " to "
                + formats.money().balance(shown.getLast().balance()));
    }

    private void move(KeyEvent event) {
        if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            plot.step(event.getCode() == KeyCode.LEFT ? -1 : 1);
            setAccessibleText(plot.pointedText());
            event.consume();
        }
    }
}
