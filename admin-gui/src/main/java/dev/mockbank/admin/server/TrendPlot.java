package dev.mockbank.admin.server;

import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/// A small line over the last two minutes, the newest figure at the right, and a second one beneath it where there is
/// one; their ground is zero.
final class TrendPlot extends Pane {

    private static final double HEADROOM = 1.15;
    private static final double LINE_WIDTH = 2;

    private final Polygon area = new Polygon();
    private final Polyline line = new Polyline();
    private final Polyline lower = new Polyline();
    private final double smallestTop;
    private List<Double> figures = List.of();
    private List<Double> lowerFigures = List.of();

    /// @param smallestTop the figure at the upper edge while all are smaller
    TrendPlot(double smallestTop) {
        this.smallestTop = smallestTop;
        area.getStyleClass().add("trend-area");
        line.getStyleClass().add("trend-line");
        lower.getStyleClass().add("trend-lower");
        getStyleClass().add("trend-plot");
        getChildren().addAll(area, lower, line);
        // The lines are no larger than their place, whatever they show.
        getChildren().forEach(child -> child.setManaged(false));
    }

    /// Shows figures, oldest first, at most [VitalsHistory#MAX_LOOKS].
    void show(List<Double> shown) {
        show(shown, List.of());
    }

    /// Shows figures, and as many that are smaller.
    void show(List<Double> shown, List<Double> smaller) {
        figures = shown;
        lowerFigures = smaller;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        area.getPoints().clear();
        double top = Math.max(
                smallestTop,
                figures.stream().mapToDouble(Double::doubleValue).max().orElse(0) * HEADROOM);
        draw(line, figures, top);
        draw(lower, lowerFigures, top);
        if (!figures.isEmpty()) {
            area.getPoints().addAll(line.getPoints().getFirst(), getHeight());
            area.getPoints().addAll(line.getPoints());
            area.getPoints().addAll(getWidth(), getHeight());
        }
    }

    private void draw(Polyline drawn, List<Double> shown, double top) {
        drawn.getPoints().clear();
        double step = getWidth() / (VitalsHistory.MAX_LOOKS - 1);
        double left = getWidth() - step * (shown.size() - 1);
        for (int place = 0; place < shown.size(); place++) {
            double height = (getHeight() - LINE_WIDTH) * shown.get(place) / top;
            drawn.getPoints().addAll(left + step * place, getHeight() - LINE_WIDTH / 2 - height);
        }
    }
}
