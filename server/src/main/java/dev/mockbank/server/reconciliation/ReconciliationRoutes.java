package dev.mockbank.server.reconciliation;

import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;
import java.util.List;

/// The routes of `/admin/books`.
public final class ReconciliationRoutes {

    private final Reconciliation reconciliation;

    public ReconciliationRoutes(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    /// The routes for the master key.
    public List<Route> masterRoutes() {
        return List.of(
                Route.get("/admin/books", _ -> Response.ok(reconciliation.check(SandboxId.MAIN))),
                Route.post("/admin/books", _ -> Response.ok(reconciliation.checkAndRepairSums(SandboxId.MAIN))));
    }
}
