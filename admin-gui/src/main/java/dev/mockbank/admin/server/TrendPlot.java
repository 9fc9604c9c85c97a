package dev.mockbank.admin.server;

import dev.mockbank.admin.control.Style;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.text.Text;

/// The figures of the last two minutes as a line above a light ground, the newest at the right, and a second, thinner
/// line where there is one. The mouse points at a second, and so do the arrow keys of its card. All shapes are made
/// once; nothing is drawn anew that has not changed.
final class TrendPlot extends Region {

    private static final double LEFT = 40;
    private static final double BOTTOM = 16;
    private static final double TOP = 6;
    private static final double GAP = 6;
    private static final int NOTHING = -1;

    private final double least;
    private final DoubleFunction<String> label;
    private final IntFunction<String> describe;
    private final Polygon ground = styled(new Polygon(), "trend-area");
    private final Polyline line = styled(new Polyline(), "trend-line");
    private final Polyline lower = styled(new Polyline(), "trend-lower");
    private final Line top = styled(new Line(), "chart-grid");
    private final Line zero = styled(new Line(), "chart-grid");
    private final Text topText = styled(new Text(), "chart-label");
    private final Text zeroText = styled(new Text("0"), "chart-label");
    private final Text from = styled(new Text("2 min ago"), "chart-label");
    private final Text until = styled(new Text("now"), "chart-label");
    private final Text peak = styled(new Text(), "chart-label");
    private final Line pointer = styled(new Line(), "chart-pointer");
    private final Label tip = styled(new Label(), "chart-tip");

    private List<Double> figures = List.of();
    private List<Double> lowerFigures = List.of();
    private TrendScale scale;
    private int pointed = NOTHING;

    /// @param least    the figure at the upper edge while all are smaller
    /// @param label    writes a figure of the axis
    /// @param describe says what there is at a place, from the oldest on
    TrendPlot(double least, DoubleFunction<String> label, IntFunction<String> describe) {
        this.least = least;
        this.label = label;
        this.describe = describe;
        this.scale = TrendScale.of(figures, least);
        getStyleClass().add("trend-plot");
        tip.getStyleClass().add(Style.NOTE);
        Stream.of(top, zero, ground, lower, line, topText, zeroText, from, until, peak, pointer, tip)
                .forEach(node -> {
                    node.setManaged(false);
                    getChildren().add(node);
                });
        setOnMouseMoved(event -> point(event.getX()));
        setOnMouseExited(_ -> rest());
        rest();
    }

    /// Shows figures, oldest first, and as many smaller ones or none.
    void show(List<Double> shown, List<Double> smaller) {
        if (figures.equals(shown) && lowerFigures.equals(smaller)) {
            return;
        }
        figures = shown;
        lowerFigures = smaller;
        scale = TrendScale.of(shown, least);
        requestLayout();
    }

    /// Points at another second; from none, at the last one.
    void step(int seconds) {
        if (!figures.isEmpty()) {
            int last = figures.size() - 1;
            pointed = pointed == NOTHING ? last : Math.clamp(pointed + seconds, 0, last);
            placePointer();
        }
    }

    /// Points at nothing.
    void rest() {
        pointed = NOTHING;
        placePointer();
    }

    /// What is pointed at, in words; empty when nothing is.
    String pointedText() {
        return pointed == NOTHING ? "" : tip.getText();
    }

    @Override
    protected void layoutChildren() {
        drawAxes();
        draw(line, figures);
        draw(lower, lowerFigures);
        var points = new ArrayList<>(line.getPoints());
        if (!points.isEmpty()) {
            Collections.addAll(points, x(figures.size() - 1), y(0), x(0), y(0));
        }
        ground.getPoints().setAll(points);
        if (pointed >= figures.size()) {
            pointed = NOTHING;
        }
        placePointer();
    }

    private void drawAxes() {
        place(top, y(scale.top()));
        place(zero, y(0));
        topText.setText(label.apply(scale.top()));
        atLeft(topText, y(scale.top()));
        atLeft(zeroText, y(0));
        from.setX(LEFT);
        until.setX(getWidth() - until.getLayoutBounds().getWidth());
        Stream.of(from, until).forEach(text -> text.setY(getHeight() - 2));
        peak.setVisible(scale.cuts());
        if (scale.cuts()) {
            peak.setText("peak " + label.apply(scale.peak()));
            peak.setTextOrigin(VPos.TOP);
            peak.setX(getWidth() - peak.getLayoutBounds().getWidth());
            peak.setY(y(scale.top()) + 1);
        }
    }

    private void draw(Polyline drawn, List<Double> shown) {
        var points = new ArrayList<Double>(2 * shown.size());
        for (int at = 0; at < shown.size(); at++) {
            Collections.addAll(points, x(at), y(shown.get(at)));
        }
        drawn.getPoints().setAll(points);
    }

    private void point(double x) {
        if (!figures.isEmpty()) {
            double share = Math.clamp((x - LEFT) / plotWidth(), 0, 1);
            pointed = (int) Math.round(share * (figures.size() - 1));
            placePointer();
        }
    }

    private void placePointer() {
        boolean shown = pointed != NOTHING;
        pointer.setVisible(shown);
        tip.setVisible(shown);
        if (!shown) {
            return;
        }
        double x = Math.round(x(pointed)) + 0.5;
        pointer.setStartX(x);
        pointer.setEndX(x);
        pointer.setStartY(y(scale.top()));
        pointer.setEndY(y(0));
        tip.setText(describe.apply(pointed));
        tip.applyCss();
        tip.autosize();
        double left = x + GAP + tip.getWidth() > getWidth() ? x - GAP - tip.getWidth() : x + GAP;
        tip.relocate(Math.max(0, left), Math.max(0, y(0) - tip.getHeight() - GAP));
    }

    private double x(int index) {
        return LEFT + plotWidth() * index / (TrafficHistory.SECONDS - 1);
    }

    private double y(double figure) {
        return TOP + (getHeight() - TOP - BOTTOM) * (1 - scale.share(figure));
    }

    private double plotWidth() {
        return Math.max(1, getWidth() - LEFT);
    }

    private void place(Line grid, double y) {
        // Half a pixel, so that a line of one pixel is sharp.
        double sharp = Math.round(y) + 0.5;
        grid.setStartX(LEFT);
        grid.setEndX(getWidth());
        grid.setStartY(sharp);
        grid.setEndY(sharp);
    }

    private static void atLeft(Text text, double y) {
        text.setTextOrigin(VPos.CENTER);
        text.setX(LEFT - GAP - text.getLayoutBounds().getWidth());
        text.setY(y);
    }

    private static <T extends Node> T styled(T node, String style) {
        node.getStyleClass().add(style);
        return node;
    }
}
