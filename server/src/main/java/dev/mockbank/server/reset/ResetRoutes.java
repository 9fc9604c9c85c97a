package dev.mockbank.server.reset;

import dev.mockbank.server.http.InvalidFieldException;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.Deletion;
import java.util.List;

/// The route of `/admin/reset`, for the master key.
public final class ResetRoutes {

    private final Resets resets;

    public ResetRoutes(Resets resets) {
        this.resets = resets;
    }

    /// The route.
    public List<Route> routes() {
        return List.of(Route.post("/admin/reset", this::reset));
    }

    private Response reset(Request request) {
        checkConfirmed(request);
        return Response.ok(resets.deleteAll());
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
