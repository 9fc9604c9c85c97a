package dev.mockbank.server.demo;

import dev.mockbank.server.http.Answer;
import dev.mockbank.server.http.FaultException;
import dev.mockbank.server.http.Inputs;
import dev.mockbank.server.http.Reader;
import dev.mockbank.server.http.Readers;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Route;
import dev.mockbank.shared.NewDemoData;
import dev.mockbank.shared.Timestamps;
import dev.mockbank.shared.problem.Faults;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/// The routes of `/admin/demo-data`, all for the master key.
public final class DemoRoutes {

    private final DemoBooks demo;
    private final Clock clock;

    public DemoRoutes(DemoBooks demo, Clock clock) {
        this.demo = demo;
        this.clock = clock;
    }

    /// All of them.
    public List<Route> routes() {
        return List.of(
                Route.post("/admin/demo-data", this::fill),
                Route.get("/admin/demo-data", this::progress),
                Route.delete("/admin/demo-data", this::cancel));
    }

    private Answer fill(Request request) {
        var wanted = request.rawBody().length == 0 ? NewDemoData.DEFAULT : newDemoData(request.body());
        return Answer.json(202, demo.fill(wanted));
    }

    private Answer progress(Request request) {
        return Answer.ok(demo.progress());
    }

    private Answer cancel(Request request) {
        return Answer.ok(demo.cancel());
    }

    private NewDemoData newDemoData(Inputs body) {
        var seed = body.optional("seed", Readers.integer(0, NewDemoData.MAX_SEED));
        var transactions = body.optional(
                "transactions", Readers.integer(NewDemoData.MIN_TRANSACTIONS, NewDemoData.MAX_TRANSACTIONS));
        var until = body.optional("until", untilToday());
        body.check();
        return new NewDemoData(
                seed.or(NewDemoData.DEFAULT_SEED),
                transactions.or((long) NewDemoData.DEFAULT_TRANSACTIONS).intValue(),
                until.orNull());
    }

    private Reader<LocalDate> untilToday() {
        return node -> {
            var date = Timestamps.parseDate(node.asString("")).orElseThrow(() -> new FaultException(Faults.NOT_A_DATE));
            if (date.isBefore(NewDemoData.FIRST_UNTIL)) {
                throw new FaultException(Faults.tooEarly(NewDemoData.FIRST_UNTIL.toString()));
            }
            if (date.isAfter(LocalDate.now(clock))) {
                throw new FaultException(Faults.IN_THE_FUTURE);
            }
            return date;
        };
    }
}
