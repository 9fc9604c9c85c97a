package dev.mockbank.server.reset;

import dev.mockbank.server.http.Answer;
import dev.mockbank.server.http.FaultException;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Route;
import dev.mockbank.shared.Deletion;
import dev.mockbank.shared.problem.Faults;
import dev.mockbank.shared.problem.Refusal;
import java.util.List;

/// The route of `/admin/reset`, for the master key.
public final class ResetRoutes {

    private final Resets resets;

    public ResetRoutes(Resets resets) {
        this.resets = resets;
    }

    /// The one.
    public List<Route> routes() {
        return List.of(Route.post("/admin/reset", this::reset));
    }

    private Answer reset(Request request) {
        checkConfirmed(request);
        return Answer.ok(resets.deleteAll());
    }

    /// Whatever is wrong with it, the answer says what to send.
    private static void checkConfirmed(Request request) {
        if (request.rawBody().length == 0) {
            throw Refusal.of(Faults.NOT_CONFIRMED.at("body", "confirm"));
        }
        var body = request.body();
        var confirm = body.optional("confirm", node -> {
            if (!node.asString("").equals(Deletion.CONFIRMATION)) {
                throw new FaultException(Faults.NOT_CONFIRMED);
            }
            return true;
        });
        body.check();
        if (!confirm.present()) {
            throw Refusal.of(Faults.NOT_CONFIRMED.at("body", "confirm"));
        }
    }
}
