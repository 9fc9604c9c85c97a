package dev.mockbank.admin.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.search.Days.Bounds;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The spans of days that are known by their names.
class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "LAST_7_DAYS, 2026-02-24, 2026-03-02",
        "LAST_30_DAYS, 2026-02-01, 2026-03-02",
        "LAST_90_DAYS, 2025-12-03, 2026-03-02",
        "THIS_MONTH, 2026-03-01, 2026-03-31",
        "LAST_MONTH, 2026-02-01, 2026-02-28",
        "THIS_QUARTER, 2026-01-01, 2026-03-31",
        "LAST_QUARTER, 2025-10-01, 2025-12-31",
        "THIS_YEAR, 2026-01-01, 2026-12-31",
        "LAST_YEAR, 2025-01-01, 2025-12-31"
    })
    void hasTheDaysThatItsNameSays(Period period, LocalDate from, LocalDate to) {
        assertThat(period.bounds(LocalDate.of(2026, 3, 2))).isEqualTo(new Bounds(from, to));
    }

    @Test
    void movesWithTheDay() {
        var days = Days.of(Period.LAST_7_DAYS);

        assertThat(days.bounds(LocalDate.of(2026, 3, 2)).to()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(days.bounds(LocalDate.of(2026, 3, 3)).to()).isEqualTo(LocalDate.of(2026, 3, 3));
    }
}
