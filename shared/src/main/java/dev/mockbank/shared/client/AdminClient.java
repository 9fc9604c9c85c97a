package dev.mockbank.shared.client;

import dev.mockbank.shared.AdminInfo;
import dev.mockbank.shared.BooksCheck;

/// What the server tells its keeper; for the master key. For what each method throws see [MockbankClient].
public final class AdminClient {

    private final Http http;

    AdminClient(Http http) {
        this.http = http;
    }

    /// The server's version, its database, and what is in it.
    public AdminInfo info() {
        return http.get("/admin/info", AdminInfo.class);
    }

    /// Adds up all transactions, to see whether every balance is what was booked; that takes a while on large books.
    public BooksCheck books() {
        return http.get("/admin/books", BooksCheck.class);
    }
}
