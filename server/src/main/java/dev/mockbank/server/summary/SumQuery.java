package dev.mockbank.server.summary;

import dev.mockbank.server.http.FieldReader;
import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.Inputs;
import dev.mockbank.server.http.InvalidFieldException;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.shared.Timestamps;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The query of `GET /sums`.
///
/// @param accountId of this account; null for all
/// @param from      the first month
/// @param to        the last month, at most 1,199 months after the first
/// @param transfers whether the legs of transfers are included
record SumQuery(SumGrouping by, @Nullable Long accountId, YearMonth from, YearMonth to, boolean transfers) {

    static final int MAX_MONTHS = 1200;

    private static final YearMonth FIRST = YearMonth.of(1, 1);
    private static final int DEFAULT_MONTHS = 24;

    /// Reads the query.
    ///
    /// @param now the default of the last month
    /// @throws dev.mockbank.server.problem.ProblemException 422 when a parameter is invalid
    static SumQuery read(Inputs query, YearMonth now) {
        var by = query.optional("by", FieldReaders.oneOf(SumGrouping.WIRE_NAMES));
        var accountId = query.optional("account_id", FieldReaders.integer());
        var monthFrom = query.optional("month_from", month());
        var monthTo = query.optional("month_to", month());
        var transfers = query.optional("transfers", FieldReaders.bool());
        var to = monthTo.or(now);
        var from = monthFrom.or(latest(FIRST, to.minusMonths(DEFAULT_MONTHS - 1)));
        if (!monthFrom.isWrong() && !monthTo.isWrong() && from.until(to, ChronoUnit.MONTHS) >= MAX_MONTHS) {
            query.wrong("month_from", FieldErrors.tooManyMonths(MAX_MONTHS));
        }
        query.check();
        return new SumQuery(SumGrouping.named(by.or("month")), accountId.orNull(), from, to, transfers.or(true));
    }

    private static YearMonth latest(YearMonth one, YearMonth other) {
        return one.isAfter(other) ? one : other;
    }

    private static FieldReader<YearMonth> month() {
        return node -> Timestamps.parseDate(node.asString("") + "-01")
                .map(YearMonth::from)
                .orElseThrow(() -> new InvalidFieldException(FieldErrors.NOT_A_MONTH));
    }
}
