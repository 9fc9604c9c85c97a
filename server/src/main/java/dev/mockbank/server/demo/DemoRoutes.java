package dev.mockbank.server.demo;

import dev.mockbank.server.http.FieldReader;
import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.Inputs;
import dev.mockbank.server.http.InvalidFieldException;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.shared.NewDemoData;
import dev.mockbank.shared.Timestamps;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/// The routes of `/admin/demo-data`, all for the master key.
public final class DemoRoutes {

    private final DemoLoader demo;
    private final Clock clock;

    public DemoRoutes(DemoLoader demo, Clock clock) {
        this.demo = demo;
        this.clock = clock;
    }

    /// All routes.
    public List<Route> routes() {
        return List.of(
                Route.post("/admin/demo-data", this::fill),
                Route.get("/admin/demo-data", this::progress),
                Route.delete("/admin/demo-data", this::cancel));
    }

    private Response fill(Request request) {
        var wanted = request.rawBody().length == 0 ? NewDemoData.DEFAULT : newDemoData(request.body());
        return Response.json(202, demo.fill(wanted));
    }

    private Response progress(Request request) {
        return Response.ok(demo.progress());
    }

    private Response cancel(Request request) {
        return Response.ok(demo.cancel());
    }

    private NewDemoData newDemoData(Inputs body) {
        var seed = body.optional("seed", FieldReaders.integer(0, NewDemoData.MAX_SEED));
        var transactions = body.optional(
                "transactions", FieldReaders.integer(NewDemoData.MIN_TRANSACTIONS, NewDemoData.MAX_TRANSACTIONS));
        var until = body.optional("until", untilToday());
        body.check();
        return new NewDemoData(
                seed.or(NewDemoData.DEFAULT_SEED),
                transactions.or((long) NewDemoData.DEFAULT_TRANSACTIONS).intValue(),
                until.orNull());
    }

    private FieldReader<LocalDate> untilToday() {
        return node -> {
            var date = Timestamps.parseDate(node.asString(""))
                    .orElseThrow(() -> new InvalidFieldException(FieldErrors.NOT_A_DATE));
            if (date.isBefore(NewDemoData.FIRST_UNTIL)) {
                throw new InvalidFieldException(FieldErrors.tooEarly(NewDemoData.FIRST_UNTIL.toString()));
            }
            if (date.isAfter(LocalDate.now(clock))) {
                throw new InvalidFieldException(FieldErrors.IN_THE_FUTURE);
            }
            return date;
        };
    }
}
