package dev.mockbank.admin.control;

import java.time.LocalDate;
import java.time.Period;

/// How far back a chart of balances looks.
public enum ChartRange {
    THREE_MONTHS("3 m", "3 months", Period.ofMonths(3)),
    ONE_YEAR("1 y", "1 year", Period.ofYears(1)),
    TWO_YEARS("2 y", "2 years", Period.ofYears(2));

    private final String label;
    private final String meaning;
    private final Period period;

    ChartRange(String label, String meaning, Period period) {
        this.label = label;
        this.meaning = meaning;
        this.period = period;
    }

    /// The longest range: who asks for its balances has those of all.
    public static ChartRange longest() {
        return TWO_YEARS;
    }

    /// The range that begins on this day or earlier.
    public LocalDate from(LocalDate last) {
        return last.minus(period);
    }

    String label() {
        return label;
    }

    String meaning() {
        return meaning;
    }
}
