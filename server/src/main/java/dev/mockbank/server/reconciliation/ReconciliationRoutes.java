package dev.mockbank.server.reconciliation;

import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;
import java.util.List;

/// The route of `/admin/books`.
public final class ReconciliationRoutes {

    private final Reconciliation books;

    public ReconciliationRoutes(Reconciliation books) {
        this.books = books;
    }

    /// The routes for the master key.
    public List<Route> masterRoutes() {
        return List.of(Route.get("/admin/books", _ -> Response.ok(books.check())));
    }
}
