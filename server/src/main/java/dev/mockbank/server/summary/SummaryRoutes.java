package dev.mockbank.server.summary;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/// The routes of `/sums`, `/balances` and `/categories`.
public final class SummaryRoutes {

    private static final long DEFAULT_CATEGORIES = 100;
    private static final long MAX_CATEGORIES = 1000;

    private final Summaries summaries;
    private final Clock clock;

    public SummaryRoutes(Summaries summaries, Clock clock) {
        this.summaries = summaries;
        this.clock = clock;
    }

    /// All routes.
    public List<Route> routes() {
        return List.of(
                Route.get("/sums", this::sums),
                Route.get("/balances", this::balances),
                Route.get("/categories", this::categories));
    }

    private Response sums(Request request) {
        return Response.ok(summaries.sums(
                Caller.Client.of(request).sandbox(), SumQuery.read(request.query(), YearMonth.from(today()))));
    }

    private Response balances(Request request) {
        return Response.ok(
                summaries.balances(Caller.Client.of(request).sandbox(), BalanceQuery.read(request.query(), today())));
    }

    private Response categories(Request request) {
        var query = request.query();
        var limit = query.optional("limit", FieldReaders.integer(1, MAX_CATEGORIES));
        query.check();
        return Response.ok(summaries.categories(
                Caller.Client.of(request).sandbox(),
                limit.or(DEFAULT_CATEGORIES).intValue()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
