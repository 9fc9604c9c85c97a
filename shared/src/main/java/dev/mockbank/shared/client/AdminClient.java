package dev.mockbank.shared.client;

import dev.mockbank.shared.AdminInfo;

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
}
