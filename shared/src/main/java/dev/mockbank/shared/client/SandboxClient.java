package dev.mockbank.shared.client;

import dev.mockbank.shared.Deletion;
import dev.mockbank.shared.DemoData;
import dev.mockbank.shared.NewDemoData;
import dev.mockbank.shared.RecordedExchange;
import dev.mockbank.shared.RecordedRequest;
import dev.mockbank.shared.Snapshot;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The state of one sandbox: that of an API key with access `control`, or any for the master key. For what each method
/// throws see [MockbankClient].
public final class SandboxClient {

    private final Http http;
    private final String path;

    SandboxClient(Http http, String path) {
        this.http = http;
        this.path = path;
    }

    /// Empties it: the next account and the next transaction get the id 1, except in `main`.
    ///
    /// @return how much it contained before
    public Deletion reset() {
        return http.act(path + "/reset", Map.of(), Deletion.class);
    }

    /// Restores a snapshot exactly.
    ///
    /// @return how much it contained before
    /// @throws ApiException 404 when there is no such snapshot, 409 while another reset or demo data is under way
    public Deletion resetTo(String snapshot) {
        return http.act(path + "/reset", Map.of("to", snapshot), Deletion.class);
    }

    /// Saves it under a name, as it is now.
    ///
    /// @throws ApiException 409 when the name is in use, or there are too many snapshots
    public Snapshot takeSnapshot(String name) {
        return http.act(path + "/snapshots", Map.of("name", name), Snapshot.class);
    }

    /// Its snapshots, the oldest first.
    public List<Snapshot> snapshots() {
        return http.list(path + "/snapshots", Query.NONE, Snapshot.class);
    }

    /// Deletes a snapshot.
    ///
    /// @throws ApiException 404 when there is no such snapshot
    public void deleteSnapshot(String name) {
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        http.delete(path + "/snapshots/" + encoded);
    }

    /// Starts to fill it with demo data, which goes on when this returns.
    ///
    /// @throws ApiException 409 while a reset or other demo data is under way
    public DemoData fill(NewDemoData wanted) {
        return http.act(path + "/demo-data", wanted, DemoData.class);
    }

    /// How far it has been filled.
    public DemoData demoData() {
        return http.get(path + "/demo-data", DemoData.class);
    }

    /// Stops filling it; what was booked stays.
    public DemoData cancelDemoData() {
        return http.delete(path + "/demo-data", DemoData.class);
    }

    /// What goes wrong in it on purpose.
    public FaultsClient faults() {
        return new FaultsClient(http, path + "/faults");
    }

    /// The latest requests to it, the latest first.
    ///
    /// @param limit 1 to 1,000
    /// @throws ApiException 404 when the server records none
    public List<RecordedRequest> requests(int limit) {
        return http.list(path + "/requests", Query.NONE.with("limit", limit), RecordedRequest.class);
    }

    /// A request with its headers and bodies.
    ///
    /// @throws ApiException 404 when it is not kept any more
    public RecordedExchange request(long id) {
        return http.get(path + "/requests/" + id, RecordedExchange.class);
    }
}
