package dev.mockbank.server.summary;

import dev.mockbank.server.http.FieldReader;
import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.Inputs;
import dev.mockbank.server.http.InvalidFieldException;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.shared.Timestamps;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The query of `GET /balances`.
///
/// @param accountId of this account; null for the total of all
/// @param from      the first day
/// @param to        the last day
/// @param byMonth   whether the balances are monthly, not daily
record BalanceQuery(@Nullable Long accountId, LocalDate from, LocalDate to, boolean byMonth) {

    static final int MAX_POINTS = 3660;

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final int DEFAULT_DAYS = 365;
    private static final List<String> STEPS = List.of("day", "month");

    /// Reads the query.
    ///
    /// @param today the default of the last day
    /// @throws dev.mockbank.server.problem.ProblemException 422 when a parameter is invalid
    static BalanceQuery read(Inputs query, LocalDate today) {
        var accountId = query.optional("account_id", FieldReaders.integer());
        var dateFrom = query.optional("date_from", date());
        var dateTo = query.optional("date_to", date());
        var by = query.optional("by", FieldReaders.oneOf(STEPS));
        var to = dateTo.or(today);
        var from = dateFrom.or(latest(FIRST, to.minusDays(DEFAULT_DAYS - 1)));
        var read = new BalanceQuery(accountId.orNull(), from, to, by.or("day").equals("month"));
        if (!dateFrom.isWrong() && !dateTo.isWrong() && !by.isWrong() && read.points() > MAX_POINTS) {
            query.wrong("date_from", FieldErrors.tooManyPoints(MAX_POINTS));
        }
        query.check();
        return read;
    }

    /// The days at whose end balances are requested: each day, or the last one of each month and of the
    /// query.
    Stream<LocalDate> days() {
        if (from.isAfter(to)) {
            return Stream.empty();
        }
        if (!byMonth) {
            return from.datesUntil(to.plusDays(1));
        }
        return Stream.iterate(YearMonth.from(from), month -> month.plusMonths(1))
                .limit(points())
                .map(YearMonth::atEndOfMonth)
                .map(end -> end.isAfter(to) ? to : end);
    }

    private long points() {
        return byMonth
                ? YearMonth.from(from).until(YearMonth.from(to), ChronoUnit.MONTHS) + 1
                : from.until(to, ChronoUnit.DAYS) + 1;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static FieldReader<LocalDate> date() {
        return node -> Timestamps.parseDate(node.asString(""))
                .orElseThrow(() -> new InvalidFieldException(FieldErrors.NOT_A_DATE));
    }
}
