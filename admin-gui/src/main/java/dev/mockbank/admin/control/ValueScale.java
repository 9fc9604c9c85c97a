package dev.mockbank.admin.control;

import dev.mockbank.shared.BalanceAt;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// The upright axis of a chart of balances: from a round amount to a round amount, with zero in it.
///
/// @param low  the lowest amount, a multiple of the step
/// @param high the highest amount, a multiple of the step and above the lowest
/// @param step between two lines of the grid
record ValueScale(BigDecimal low, BigDecimal high, BigDecimal step) {

    /// The most lines that a grid has: steps on both sides of zero, and both ends rounded outwards.
    static final int MAX_LINES = 7;

    private static final BigDecimal STEPS = BigDecimal.valueOf(4);
    private static final List<BigDecimal> ROUND =
            List.of(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.valueOf(4), BigDecimal.valueOf(5), BigDecimal.TEN);

    /// The axis on which all of these have room.
    static ValueScale of(List<BalanceAt> balances) {
        var low = BigDecimal.ZERO;
        var high = BigDecimal.ZERO;
        for (var at : balances) {
            low = low.min(at.balance().amount());
            high = high.max(at.balance().amount());
        }
        var step = step(high.subtract(low));
        var bottom = multiple(low, step, RoundingMode.FLOOR);
        var top = multiple(high, step, RoundingMode.CEILING);
        return new ValueScale(bottom, top.compareTo(bottom) > 0 ? top : bottom.add(step), step);
    }

    /// The amounts of the grid's lines, from the lowest to the highest.
    List<BigDecimal> lines() {
        var lines = new ArrayList<BigDecimal>();
        for (var amount = low; amount.compareTo(high) <= 0; amount = amount.add(step)) {
            lines.add(amount);
        }
        return lines;
    }

    /// Where an amount lies between the lowest (0) and the highest (1).
    double share(BigDecimal amount) {
        return amount.subtract(low).doubleValue() / high.subtract(low).doubleValue();
    }

    private static BigDecimal step(BigDecimal span) {
        var least = span.divide(STEPS, RoundingMode.CEILING).max(BigDecimal.ONE);
        var magnitude = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
        return ROUND.stream()
                .map(magnitude::multiply)
                .filter(step -> step.compareTo(least) >= 0)
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal multiple(BigDecimal amount, BigDecimal step, RoundingMode towards) {
        return amount.divide(step, 0, towards).multiply(step);
    }
}
