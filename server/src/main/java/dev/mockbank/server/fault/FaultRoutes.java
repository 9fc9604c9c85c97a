package dev.mockbank.server.fault;

import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;
import dev.mockbank.shared.Faults;
import java.util.List;
import java.util.function.Function;

/// The routes of a sandbox's fault rules.
public final class FaultRoutes {

    private final SandboxFaults faults;

    public FaultRoutes(SandboxFaults faults) {
        this.faults = faults;
    }

    /// All of them.
    ///
    /// @param path    what they begin with
    /// @param sandbox finds the sandbox of a request
    public List<Route> routes(String path, Function<Request, SandboxId> sandbox) {
        return List.of(
                Route.get(path + "/faults", request -> Response.ok(faults.get(sandbox.apply(request)))),
                Route.put(path + "/faults", request -> replace(request, sandbox.apply(request))),
                Route.delete(path + "/faults", request -> {
                    faults.replace(sandbox.apply(request), Faults.NONE);
                    return Response.noContent();
                }));
    }

    private Response replace(Request request, SandboxId sandbox) {
        var wanted = FaultInputs.faults(request.body());
        faults.replace(sandbox, wanted);
        return Response.ok(wanted);
    }
}
