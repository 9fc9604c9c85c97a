package dev.mockbank.server.demo;

import dev.mockbank.server.db.SandboxId;
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
import java.util.function.Function;

/// The routes of `/admin/demo-data`, all for the master key.
public final class DemoRoutes {

    private final DemoLoader demo;
    private final Clock clock;

    public DemoRoutes(DemoLoader demo, Clock clock) {
        this.demo = demo;
        this.clock = clock;
    }

    /// Those of `main`.
    public List<Route> mainRoutes() {
        return routes("/admin", _ -> SandboxId.MAIN);
    }

    /// Those of any sandbox.
    ///
    /// @param path    what they begin with
    /// @param sandbox finds the sandbox of a request
    public List<Route> routes(String path, Function<Request, SandboxId> sandbox) {
        return List.of(
                Route.post(path + "/demo-data", request -> fill(request, sandbox.apply(request))),
                Route.get(path + "/demo-data", request -> Response.ok(demo.progress(sandbox.apply(request)))),
                Route.delete(path + "/demo-data", request -> Response.ok(demo.cancel(sandbox.apply(request)))));
    }

    private Response fill(Request request, SandboxId sandbox) {
        var wanted = request.rawBody().length == 0 ? NewDemoData.DEFAULT : newDemoData(request.body());
        return Response.json(202, demo.fill(sandbox, wanted));
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
