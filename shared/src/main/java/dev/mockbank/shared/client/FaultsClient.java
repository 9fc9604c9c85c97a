package dev.mockbank.shared.client;

import dev.mockbank.shared.FaultPreset;
import dev.mockbank.shared.Faults;
import java.util.Map;

/// The fault rules of a sandbox. A change applies to the next request on this server, and within a
/// second on every other. For exceptions see [MockbankClient].
public final class FaultsClient {

    private final Http http;
    private final String path;

    FaultsClient(Http http, String path) {
        this.http = http;
        this.path = path;
    }

    /// The rules in force.
    public Faults get() {
        return http.get(path, Faults.class);
    }

    /// Replaces all rules, and restarts their random sequence and their counters.
    public Faults replace(Faults faults) {
        return http.put(path, faults, Faults.class);
    }

    /// Replaces all rules with those of a preset.
    ///
    /// @return the rules that it consists of
    public Faults replace(FaultPreset preset) {
        return http.put(path, Map.of("preset", preset), Faults.class);
    }

    /// Deletes all rules.
    public void delete() {
        http.delete(path);
    }
}
