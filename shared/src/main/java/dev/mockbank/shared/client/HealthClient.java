package dev.mockbank.shared.client;

import java.nio.charset.StandardCharsets;

/// Whether the server works, and its metrics; without a key. A server is given 5 seconds to answer.
public final class HealthClient {

    private final Http http;

    HealthClient(Http http) {
        this.http = http;
    }

    /// What the health routes answer.
    private record State(String status) {}

    /// Whether a Mockbank server answers at the address; false also when something else does.
    public boolean live() {
        return is("live");
    }

    /// Whether it answers and its database does, so that it can serve requests.
    public boolean ready() {
        return is("ready");
    }

    /// The server's metrics in Prometheus' text format. For what it throws see [MockbankClient].
    public String metrics() {
        return new String(http.health("/metrics"), StandardCharsets.UTF_8);
    }

    private boolean is(String state) {
        try {
            return http.health("/health/" + state, State.class).status().equals(state);
        } catch (ApiException | UnreachableException no) {
            return false;
        }
    }
}
