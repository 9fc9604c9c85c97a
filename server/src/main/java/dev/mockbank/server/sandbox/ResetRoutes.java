package dev.mockbank.server.sandbox;

import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.http.InvalidFieldException;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.Deletion;
import java.util.List;
import java.util.Optional;

/// The route of `/admin/reset`, for the master key: it empties `main`.
public final class ResetRoutes {

    private final Snapshots snapshots;

    public ResetRoutes(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// The route.
    public List<Route> routes() {
        return List.of(Route.post("/admin/reset", this::reset));
    }

    private Response reset(Request request) {
        checkConfirmed(request);
        return Response.ok(snapshots.reset(SandboxId.MAIN, Optional.empty()));
    }

    /// Whatever is wrong with the body, the error says what to send.
    private static void checkConfirmed(Request request) {
        if (request.rawBody().length == 0) {
            throw ProblemException.of(FieldErrors.NOT_CONFIRMED.at("body", "confirm"));
        }
        var body = request.body();
        var confirm = body.optional("confirm", node -> {
            if (!node.asString("").equals(Deletion.CONFIRMATION)) {
                throw new InvalidFieldException(FieldErrors.NOT_CONFIRMED);
            }
            return true;
        });
        body.check();
        if (!confirm.present()) {
            throw ProblemException.of(FieldErrors.NOT_CONFIRMED.at("body", "confirm"));
        }
    }
}
