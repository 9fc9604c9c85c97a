package dev.mockbank.server.books;

import dev.mockbank.server.http.Answer;
import dev.mockbank.server.http.Route;
import java.util.List;

/// The route of `/admin/books`.
public final class BooksRoutes {

    private final Books books;

    public BooksRoutes(Books books) {
        this.books = books;
    }

    /// The routes for the master key.
    public List<Route> masterRoutes() {
        return List.of(Route.get("/admin/books", _ -> Answer.ok(books.check())));
    }
}
