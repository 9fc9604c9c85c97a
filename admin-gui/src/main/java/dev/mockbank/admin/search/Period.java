package dev.mockbank.admin.search;

import dev.mockbank.admin.search.Days.Bounds;
import java.time.LocalDate;
import java.time.temporal.IsoFields;

/// A span of days that is known by its name, and moves with today.
public enum Period {
    LAST_7_DAYS("Last 7 days"),
    LAST_30_DAYS("Last 30 days"),
    LAST_90_DAYS("Last 90 days"),
    THIS_MONTH("This month"),
    LAST_MONTH("Last month"),
    THIS_QUARTER("This quarter"),
    LAST_QUARTER("Last quarter"),
    THIS_YEAR("This year"),
    LAST_YEAR("Last year");

    private static final int MONTH = 1;
    private static final int QUARTER = 3;
    private static final int YEAR = 12;

    private final String title;

    Period(String title) {
        this.title = title;
    }

    /// What the user reads.
    public String title() {
        return title;
    }

    /// The days that it is now.
    Bounds bounds(LocalDate today) {
        var month = today.withDayOfMonth(1);
        var quarter = today.with(IsoFields.DAY_OF_QUARTER, 1);
        var year = today.withDayOfYear(1);
        return switch (this) {
            case LAST_7_DAYS -> new Bounds(today.minusDays(6), today);
            case LAST_30_DAYS -> new Bounds(today.minusDays(29), today);
            case LAST_90_DAYS -> new Bounds(today.minusDays(89), today);
            case THIS_MONTH -> Bounds.months(month, MONTH);
            case LAST_MONTH -> Bounds.months(month.minusMonths(MONTH), MONTH);
            case THIS_QUARTER -> Bounds.months(quarter, QUARTER);
            case LAST_QUARTER -> Bounds.months(quarter.minusMonths(QUARTER), QUARTER);
            case THIS_YEAR -> Bounds.months(year, YEAR);
            case LAST_YEAR -> Bounds.months(year.minusMonths(YEAR), YEAR);
        };
    }
}
