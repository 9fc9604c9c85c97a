package dev.mockbank.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T09:41:00Z, 2026-03-01T09:41:00Z",
        "2026-03-01t09:41:00z, 2026-03-01T09:41:00Z",
        "2026-03-01 09:41, 2026-03-01T09:41:00Z",
        "2026-03-01T09:41:00.123456789Z, 2026-03-01T09:41:00.123456Z",
        "2026-03-01T09:41:00+02:00, 2026-03-01T07:41:00Z",
        "2026-03-01T09:41:00+0200, 2026-03-01T07:41:00Z",
        "2026-03-01T09:41:00-05:30, 2026-03-01T15:11:00Z",
        "2026-03-01T09:41:00 02:00, 2026-03-01T07:41:00Z",
        "2026-03-01T09:41:00, 2026-03-01T09:41:00Z",
        "0, 1970-01-01T00:00:00Z",
        "-1, 1969-12-31T23:59:59Z",
        "1700000000, 2023-11-14T22:13:20Z",
        "1700000000000, 2023-11-14T22:13:20Z",
        "1700000000.123456, 2023-11-14T22:13:20.123456Z",
        "20000000000, 2603-10-11T11:33:20Z",
        "20000000001, 1970-08-20T11:33:20.001Z"
    })
    void readsEachForm(String text, Instant expected) {
        assertThat(Timestamps.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "2026-03-01",
                "2026-02-30T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-03-01T25:00:00Z",
                "2026-03-01T23:59:60Z",
                "0000-01-01T00:00:00Z",
                "10000-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "2026-03-01T09:41:00+19:00",
                "999999999999999",
                "1e10",
                "NaN"
            })
    void refusesWhatIsNoInstantOfTheYears1To9999(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }

    @Test
    void writesMicrosecondsInUtc() {
        assertThat(Timestamps.format(Instant.parse("2026-03-01T09:41:00Z")))
                .isEqualTo("2026-03-01T09:41:00.000000+00:00");
    }

    @Test
    void readsADateOnlyWhenThereIsSuchADay() {
        assertThat(Timestamps.parseDate("2024-02-29")).contains(LocalDate.of(2024, 2, 29));
        assertThat(Timestamps.parseDate("2023-02-29")).isEmpty();
        assertThat(Timestamps.parseDate("0000-01-01")).isEmpty();
        assertThat(Timestamps.parseDate("2024-02-29T00:00")).isEmpty();
    }
}
