package dev.mockbank.admin.control;

import dev.mockbank.admin.format.Formats;
import dev.mockbank.shared.BalanceAt;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.text.Text;

/// What is drawn of a [BalanceChart]: grid, line, ground, labels, and the day that is pointed at. All shapes are made
/// once and only moved afterwards.
final class BalancePlot extends Region {

    private static final int MAX_MARKS = 8;
    private static final double PIXELS_A_MARK = 64;
    private static final double LEAST_LEFT = 44;
    private static final double TOP = 10;
    private static final double RIGHT = 8;
    private static final double BOTTOM = 28;
    private static final double GAP = 8;
    private static final double DOT = 4;
    private static final int NOTHING = -1;

    private final Formats formats;
    private final List<Line> grid = new ArrayList<>();
    private final List<Text> amounts = new ArrayList<>();
    private final List<Text> months = new ArrayList<>();
    private final Polygon ground = styled(new Polygon(), "chart-ground");
    private final Polyline line = styled(new Polyline(), "chart-line");
    private final Line pointer = styled(new Line(), "chart-pointer");
    private final Circle dot = styled(new Circle(DOT), "chart-dot");
    private final Label pointedDay = new Label();
    private final Label pointedBalance = new Label();
    private final VBox tip = styled(new VBox(pointedDay, pointedBalance), "chart-tip");

    private List<BalanceAt> balances = List.of();
    private ValueScale values = ValueScale.of(balances);
    private double left = LEAST_LEFT;
    private int pointed = NOTHING;

    BalancePlot(Formats formats) {
        this.formats = formats;
        for (int at = 0; at < ValueScale.MAX_LINES; at++) {
            grid.add(styled(new Line(), "chart-grid"));
            amounts.add(styled(new Text(), "chart-label"));
        }
        for (int at = 0; at < MAX_MARKS; at++) {
            months.add(styled(new Text(), "chart-label"));
        }
        pointedDay.getStyleClass().add(Style.MUTED);
        pointedBalance.getStyleClass().add(Style.CARD_TITLE);
        Stream.of(grid, amounts, months, List.of(ground, line, pointer, dot, tip))
                .flatMap(List::stream)
                .forEach(node -> {
                    node.setManaged(false);
                    getChildren().add(node);
                });
        setMinSize(160, 96);
    }

    /// Draws these balances.
    void show(List<BalanceAt> shown) {
        balances = shown;
        values = ValueScale.of(shown);
        rest();
        requestLayout();
    }

    /// Points at the day that is nearest to a place.
    void point(double x) {
        if (!balances.isEmpty()) {
            double share = Math.clamp((x - left) / plotWidth(), 0, 1);
            pointAt((int) Math.round(share * (balances.size() - 1)));
        }
    }

    /// Points at another day; from none, the last one comes first.
    void step(int days) {
        if (!balances.isEmpty()) {
            int last = balances.size() - 1;
            pointAt(pointed == NOTHING ? last : Math.clamp(pointed + days, 0, last));
        }
    }

    /// Points at nothing.
    void rest() {
        pointed = NOTHING;
        placePointer();
    }

    /// The day that is pointed at.
    Optional<LocalDate> pointedDay() {
        return pointed == NOTHING
                ? Optional.empty()
                : Optional.of(balances.get(pointed).date());
    }

    /// The day that is pointed at, and its balance.
    String pointedText() {
        return pointedDay.getText() + ": " + pointedBalance.getText();
    }

    @Override
    protected void layoutChildren() {
        drawValues();
        drawMonths();
        drawLine();
        placePointer();
    }

    /// What is written beside the lines decides where they begin.
    private void drawValues() {
        var lines = balances.isEmpty() ? List.<BigDecimal>of() : values.lines();
        left = LEAST_LEFT;
        for (int at = 0; at < Math.min(lines.size(), amounts.size()); at++) {
            var amount = amounts.get(at);
            amount.setText(formats.money().axis(lines.get(at)));
            left = Math.max(left, Math.ceil(amount.getLayoutBounds().getWidth()) + GAP);
        }
        for (int at = 0; at < grid.size(); at++) {
            boolean used = at < lines.size();
            grid.get(at).setVisible(used);
            amounts.get(at).setVisible(used);
            if (used) {
                // Half a pixel, so that a line of one pixel is sharp.
                double y = Math.round(y(lines.get(at))) + 0.5;
                place(grid.get(at), left, y, left + plotWidth(), y);
                var amount = amounts.get(at);
                amount.setTextOrigin(VPos.CENTER);
                amount.setX(left - GAP - amount.getLayoutBounds().getWidth());
                amount.setY(y);
            }
        }
    }

    private void drawMonths() {
        var scale = balances.isEmpty()
                ? null
                : new MonthScale(balances.getFirst().date(), balances.getLast().date());
        int most = (int) Math.clamp(plotWidth() / PIXELS_A_MARK, 2, MAX_MARKS);
        var marks = scale == null ? List.<MonthScale.Mark>of() : scale.marks(most);
        for (int at = 0; at < months.size(); at++) {
            var text = months.get(at);
            text.setVisible(at < marks.size());
            if (scale != null && at < marks.size()) {
                text.setText(marks.get(at).text());
                double width = text.getLayoutBounds().getWidth();
                double centre = left + scale.share(marks.get(at).day()) * plotWidth();
                text.setTextOrigin(VPos.BOTTOM);
                text.setX(Math.clamp(centre - width / 2, left, left + plotWidth() - width));
                text.setY(getHeight() - 4);
            }
        }
    }

    private void drawLine() {
        var points = new ArrayList<Double>(2 * balances.size() + 4);
        for (int at = 0; at < balances.size(); at++) {
            Collections.addAll(points, x(at), y(balances.get(at).balance().amount()));
        }
        line.getPoints().setAll(points);
        if (!balances.isEmpty()) {
            double zero = y(BigDecimal.ZERO);
            Collections.addAll(points, x(balances.size() - 1), zero, x(0), zero);
        }
        ground.getPoints().setAll(points);
    }

    private void pointAt(int index) {
        pointed = index;
        pointedDay.setText(formats.time().day(balances.get(index).date()));
        pointedBalance.setText(formats.money().balance(balances.get(index).balance()));
        placePointer();
    }

    private void placePointer() {
        boolean shown = pointed != NOTHING;
        Stream.of(pointer, dot, tip).forEach(node -> node.setVisible(shown));
        if (!shown) {
            return;
        }
        double x = x(pointed);
        double y = y(balances.get(pointed).balance().amount());
        place(pointer, x, TOP, x, TOP + plotHeight());
        dot.setCenterX(x);
        dot.setCenterY(y);
        tip.applyCss();
        tip.autosize();
        double beside = x + GAP + tip.getWidth() > getWidth() ? x - GAP - tip.getWidth() : x + GAP;
        tip.relocate(
                Math.max(0, beside), Math.clamp(y - tip.getHeight() - GAP, 0, TOP + plotHeight() - tip.getHeight()));
    }

    private double x(int index) {
        return left + plotWidth() * index / Math.max(1, balances.size() - 1);
    }

    private double y(BigDecimal amount) {
        return TOP + plotHeight() * (1 - values.share(amount));
    }

    private double plotWidth() {
        return Math.max(1, getWidth() - left - RIGHT);
    }

    private double plotHeight() {
        return Math.max(1, getHeight() - TOP - BOTTOM);
    }

    private static void place(Line line, double startX, double startY, double endX, double endY) {
        line.setStartX(startX);
        line.setStartY(startY);
        line.setEndX(endX);
        line.setEndY(endY);
    }

    private static <T extends Node> T styled(T node, String style) {
        node.getStyleClass().add(style);
        return node;
    }
}
