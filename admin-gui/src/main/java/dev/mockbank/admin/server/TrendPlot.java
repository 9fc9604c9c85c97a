package dev.mockbank.admin.server;

import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/// A small line over the last two minutes, the newest figure at the right; its ground is zero.
final class TrendPlot extends Pane {

    private static final double HEADROOM = 1.15;
    private static final double LINE_WIDTH = 2;

    private final Polygon area = new Polygon();
    private final Polyline line = new Polyline();
    private final double smallestTop;
    private List<Double> figures = List.of();

    /// @param smallestTop the figure at the upper edge while all are smaller
    TrendPlot(double smallestTop) {
        this.smallestTop = smallestTop;
        area.getStyleClass().add("trend-area");
        line.getStyleClass().add("trend-line");
        getStyleClass().add("trend-plot");
        getChildren().addAll(area, line);
        // The line is no larger than its place, whatever it shows.
        area.setManaged(false);
        line.setManaged(false);
    }

    /// Shows figures, oldest first, at most [VitalsHistory#MAX_LOOKS].
    void show(List<Double> shown) {
        figures = shown;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        line.getPoints().clear();
        area.getPoints().clear();
        if (figures.isEmpty()) {
            return;
        }
        double top = Math.max(
                smallestTop,
                figures.stream().mapToDouble(Double::doubleValue).max().orElse(0) * HEADROOM);
        double step = getWidth() / (VitalsHistory.MAX_LOOKS - 1);
        double left = getWidth() - step * (figures.size() - 1);
        for (int place = 0; place < figures.size(); place++) {
            double height = (getHeight() - LINE_WIDTH) * figures.get(place) / top;
            line.getPoints().addAll(left + step * place, getHeight() - LINE_WIDTH / 2 - height);
        }
        area.getPoints().addAll(left, getHeight());
        area.getPoints().addAll(line.getPoints());
        area.getPoints().addAll(getWidth(), getHeight());
    }
}
