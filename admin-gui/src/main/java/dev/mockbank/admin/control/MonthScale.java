package dev.mockbank.admin.control;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/// The lower axis of a chart of balances: a few months, told where they begin; of a shorter time, a few days.
///
/// @param first the first day
/// @param last  the last day, not before the first
record MonthScale(LocalDate first, LocalDate last) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_AND_YEAR = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final List<Integer> MONTHS_APART = List.of(1, 2, 3, 4, 6, 12, 24, 60);

    /// A label at its day, or where its month begins.
    record Mark(LocalDate day, String text) {}

    /// At most this many months, evenly apart; the first one and each first one of a year with the year. Where fewer
    /// than two begin these are days, evenly apart, with the last one among them.
    ///
    /// @param most at least 1
    List<Mark> marks(int most) {
        var months = months();
        return months.size() < 2 ? days(most) : marks(months, most);
    }

    private List<Mark> days(int most) {
        long span = ChronoUnit.DAYS.between(first, last);
        long apart = Math.max(1, Math.ceilDiv(span, Math.max(1, most - 1)));
        return LongStream.iterate(span % apart, day -> day <= span, day -> day + apart)
                .mapToObj(first::plusDays)
                .map(day -> new Mark(day, DAY.format(day)))
                .skip(span / apart >= most ? 1 : 0)
                .toList();
    }

    private static List<Mark> marks(List<YearMonth> months, int most) {
        int apart = MONTHS_APART.stream()
                .filter(each -> (months.size() + each - 1) / each <= most)
                .findFirst()
                .orElse(months.size());
        var marks = new ArrayList<Mark>();
        int year = 0;
        for (var month : months) {
            if ((month.getYear() * 12 + month.getMonthValue() - 1) % apart == 0) {
                var format = month.getYear() == year ? MONTH : MONTH_AND_YEAR;
                marks.add(new Mark(month.atDay(1), format.format(month)));
                year = month.getYear();
            }
        }
        return marks.subList(0, Math.min(most, marks.size()));
    }

    /// Where a day lies between the first (0) and the last (1).
    double share(LocalDate day) {
        long days = ChronoUnit.DAYS.between(first, last);
        return days == 0 ? 0 : (double) ChronoUnit.DAYS.between(first, day) / days;
    }

    private List<YearMonth> months() {
        var months = new ArrayList<YearMonth>();
        for (var month = YearMonth.from(first); !month.isAfter(YearMonth.from(last)); month = month.plusMonths(1)) {
            if (!month.atDay(1).isBefore(first)) {
                months.add(month);
            }
        }
        return months;
    }
}
