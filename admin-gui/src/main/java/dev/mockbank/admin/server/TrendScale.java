package dev.mockbank.admin.server;

import java.util.List;

/// The upright axis of a chart of the last two minutes: from zero to a round figure. A few figures that stand far out
/// do not flatten the others: they are cut off at the top, and said beside it.
///
/// @param top  the figure at the upper edge
/// @param peak the largest figure
record TrendScale(double top, double peak) {

    /// How far the largest figure may stand out before it is cut off.
    private static final double OUTLIER = 4;

    /// What is left above the figures that count.
    private static final double HEADROOM = 1.15;

    private static final int COUNTING_PERCENT = 90;
    private static final double[] ROUND = {1, 2, 3, 4, 5, 8, 10};

    /// The axis for figures, of which those at zero are quiet seconds.
    ///
    /// @param least the figure at the upper edge when all are smaller
    static TrendScale of(List<Double> figures, double least) {
        var sorted = figures.stream().filter(figure -> figure > 0).sorted().toList();
        if (sorted.isEmpty()) {
            return new TrendScale(least, 0);
        }
        double peak = sorted.getLast();
        double ordinary = sorted.get((sorted.size() - 1) * COUNTING_PERCENT / 100);
        boolean outlier = peak > OUTLIER * ordinary;
        return new TrendScale(round(Math.max(least, HEADROOM * (outlier ? 2 * ordinary : peak))), peak);
    }

    /// Whether figures are cut off.
    boolean cuts() {
        return peak > top;
    }

    /// Where a figure lies between zero (0) and the upper edge (1).
    double share(double figure) {
        return Math.min(1, figure / top);
    }

    private static double round(double figure) {
        double unit = Math.pow(10, Math.floor(Math.log10(figure)));
        for (double step : ROUND) {
            if (step * unit >= figure) {
                return step * unit;
            }
        }
        return 10 * unit;
    }
}
