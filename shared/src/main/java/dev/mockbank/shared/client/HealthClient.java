package dev.mockbank.shared.client;

import java.nio.charset.StandardCharsets;

/// Health checks and metrics; without a key. A server has 5 seconds to respond.
public final class HealthClient {

    private final Http http;

    HealthClient(Http http) {
        this.http = http;
    }

    /// The response of the health routes.
    private record State(String status) {}

    /// Whether a Mockbank server responds at the address; false also when some other program does.
    public boolean live() {
        return is("live");
    }

    /// Whether it and its database respond, so that it can serve requests.
    public boolean ready() {
        return is("ready");
    }

    /// The server's metrics in Prometheus' text format. For exceptions see [MockbankClient].
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
