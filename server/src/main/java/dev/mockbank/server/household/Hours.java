package dev.mockbank.server.household;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/// The times of day at which something happens, in UTC.
///
/// @param spans of each a moment is as likely
record Hours(List<Span> spans) {

    static final Hours NIGHT_RUN = of("03:10-05:50");
    static final Hours COMMUTE = of("06:40-09:10", "15:50-18:50");
    static final Hours MORNING = of("06:50-10:20");
    static final Hours SCHOOL_LUNCH = of("11:50-13:20");
    static final Hours LUNCH = of("11:40-14:10");
    static final Hours SHOPPING = of("08:30-20:30", "15:45-19:40", "15:45-19:40");
    static final Hours OFFICE = of("09:05-17:50");
    static final Hours BREAKS = of("07:00-10:50", "12:30-16:30");
    static final Hours AFTERNOON = of("13:00-18:40");
    static final Hours DINING = of("12:00-14:10", "18:30-22:10", "18:30-22:10");
    static final Hours EVENING = of("18:10-22:40");
    static final Hours AWAKE = of("07:10-23:20", "17:30-23:20");

    private static Hours of(String... spans) {
        return new Hours(List.of(spans).stream().map(Span::parse).toList());
    }

    /// From a second of the day to another one.
    record Span(int fromSecond, int toSecond) {

        static Span parse(String text) {
            var ends = text.split("-", 2);
            return new Span(
                    LocalTime.parse(ends[0]).toSecondOfDay(),
                    LocalTime.parse(ends[1]).toSecondOfDay());
        }
    }

    /// A moment of a day.
    Instant on(LocalDate day, SeededRandom dice) {
        var span = dice.of(spans);
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(dice.between(span.fromSecond, span.toSecond));
    }
}
