package dev.mockbank.server.sandbox;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;
import dev.mockbank.shared.OwnSandbox;
import dev.mockbank.shared.Sandbox;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The routes about the state of one sandbox: that of an API key under `/sandbox`, and any one for the master key.
public final class SandboxStateRoutes {

    private final Sandboxes sandboxes;
    private final Snapshots snapshots;

    public SandboxStateRoutes(Sandboxes sandboxes, Snapshots snapshots) {
        this.sandboxes = sandboxes;
        this.snapshots = snapshots;
    }

    /// The route with which a key sees its sandbox, whatever its access.
    public Route own() {
        return Route.get("/sandbox", this::show);
    }

    /// The routes that change the state.
    ///
    /// @param path    what they begin with
    /// @param sandbox finds the sandbox of a request
    public List<Route> routes(String path, Function<Request, SandboxId> sandbox) {
        return List.of(
                Route.post(path + "/reset", request -> reset(request, sandbox.apply(request))),
                Route.post(path + "/snapshots", request -> take(request, sandbox.apply(request))),
                Route.get(path + "/snapshots", request -> Response.ok(snapshots.list(sandbox.apply(request)))),
                Route.delete(path + "/snapshots/{name}", request -> {
                    snapshots.delete(sandbox.apply(request), request.pathText("name"));
                    return Response.noContent();
                }));
    }

    private Response show(Request request) {
        var caller = Caller.Client.of(request);
        var sandbox = sandboxes.get(caller.sandbox());
        return Response.ok(new OwnSandbox(
                sandbox.id(),
                sandbox.name(),
                sandbox.currency(),
                caller.access(),
                sandbox.expiresAt(),
                sandbox.faults(),
                sandbox.accounts(),
                sandbox.transactions()));
    }

    private Response reset(Request request, SandboxId sandbox) {
        if (request.rawBody().length == 0) {
            return Response.ok(snapshots.reset(sandbox, Optional.empty()));
        }
        var body = request.body();
        var to = body.optional("to", FieldReaders.text(1, Sandbox.NAME_CHARACTERS));
        body.check();
        return Response.ok(snapshots.reset(sandbox, Optional.ofNullable(to.orNull())));
    }

    private Response take(Request request, SandboxId sandbox) {
        var body = request.body();
        var name = body.required("name", FieldReaders.text(1, Sandbox.NAME_CHARACTERS));
        body.check();
        return Response.created(snapshots.take(sandbox, name.get()));
    }
}
