package dev.mockbank.shared.client;

import dev.mockbank.shared.FaultPreset;
import dev.mockbank.shared.Faults;
import java.util.Map;

/// What goes wrong on purpose in the key's sandbox; for an API key of access `control`. Rules apply to
/// the next request on the server that was asked, and within a second on every other. For what each
/// method throws see [MockbankClient].
public final class FaultsClient {

    private static final String PATH = "/sandbox/faults";

    private final Http http;

    FaultsClient(Http http) {
        this.http = http;
    }

    /// The rules in force.
    public Faults get() {
        return http.get(PATH, Faults.class);
    }

    /// Replaces all rules, and begins to draw and to count anew.
    public Faults replace(Faults faults) {
        return http.put(PATH, faults, Faults.class);
    }

    /// Replaces all rules by those of a preset.
    ///
    /// @return the rules that it consists of
    public Faults replace(FaultPreset preset) {
        return http.put(PATH, Map.of("preset", preset), Faults.class);
    }

    /// Ends all faults.
    public void delete() {
        http.delete(PATH);
    }
}
