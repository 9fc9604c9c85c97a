package dev.mockbank.server.summary;

import java.util.Arrays;
import java.util.List;

/// What sums are grouped by.
enum SumGrouping {
    MONTH("month", true, false),
    CATEGORY("category", false, true),
    MONTH_AND_CATEGORY("month,category", true, true);

    /// The values of the query parameter.
    static final List<String> WIRE_NAMES =
            Arrays.stream(values()).map(grouping -> grouping.wireName).toList();

    private final String wireName;
    private final boolean byMonth;
    private final boolean byCategory;

    SumGrouping(String wireName, boolean byMonth, boolean byCategory) {
        this.wireName = wireName;
        this.byMonth = byMonth;
        this.byCategory = byCategory;
    }

    static SumGrouping named(String wireName) {
        return values()[WIRE_NAMES.indexOf(wireName)];
    }

    boolean byMonth() {
        return byMonth;
    }

    boolean byCategory() {
        return byCategory;
    }
}
