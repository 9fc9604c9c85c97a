package dev.mockbank.shared.client;

import dev.mockbank.shared.FaultPreset;
import dev.mockbank.shared.Faults;
import java.util.Map;

/// What goes wrong on purpose in one sandbox. Rules apply to the next request
/// on the server that was asked, and within a second on every other. For what each method throws see
/// [MockbankClient].
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

    /// Replaces all rules, and begins to draw and to count anew.
    public Faults replace(Faults faults) {
        return http.put(path, faults, Faults.class);
    }

    /// Replaces all rules by those of a preset.
    ///
    /// @return the rules that it consists of
    public Faults replace(FaultPreset preset) {
        return http.put(path, Map.of("preset", preset), Faults.class);
    }

    /// Ends all faults.
    public void delete() {
        http.delete(path);
    }
}
