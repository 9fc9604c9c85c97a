package dev.mockbank.shared.client;

import dev.mockbank.shared.CreatedSandbox;
import dev.mockbank.shared.NewSandbox;
import dev.mockbank.shared.Sandbox;
import dev.mockbank.shared.SandboxChange;
import java.util.ArrayList;
import java.util.List;

/// All sandboxes; for the master key. For what each method throws see [MockbankClient].
public final class SandboxesClient {

    private static final String PATH = "/admin/sandboxes";
    private static final int PAGE = 1000;

    private final Http http;

    SandboxesClient(Http http) {
        this.http = http;
    }

    /// All sandboxes, sorted by id, requested in pages of 1,000.
    public List<Sandbox> list() {
        var sandboxes = new ArrayList<Sandbox>();
        var query = Query.NONE.with("limit", PAGE);
        while (true) {
            var page = http.page(PATH, query, Sandbox.class);
            sandboxes.addAll(page.rows());
            if (page.next() == null) {
                return List.copyOf(sandboxes);
            }
            query = query.with("cursor", page.next());
        }
    }

    /// The sandbox with an id.
    ///
    /// @throws ApiException 404 when there is none
    public Sandbox get(long id) {
        return http.get(PATH + "/" + id, Sandbox.class);
    }

    /// Creates a sandbox, exactly once. Only this response shows its key.
    public CreatedSandbox create(NewSandbox sandbox) {
        return create(sandbox, IdempotencyKeys.random());
    }

    /// Creates a sandbox, once for this idempotency key; a repeat shows its key again.
    ///
    /// @param idempotencyKey 1 to 255 printable ASCII characters
    /// @throws ApiException 404 when the source does not exist, 409 when there are too many sandboxes
    public CreatedSandbox create(NewSandbox sandbox, String idempotencyKey) {
        return http.create(PATH, sandbox, idempotencyKey, CreatedSandbox.class);
    }

    /// Changes a sandbox.
    ///
    /// @throws ApiException 404 when there is none with this id, 422 for an expiry of `main`
    public Sandbox change(long id, SandboxChange change) {
        var fields = new Fields()
                .unlessNull("name", change.name())
                .unlessNull("currency", change.currency())
                .when(change.setsExpiry(), "expires_in", change.expiresIn());
        return http.change(PATH + "/" + id, fields, Sandbox.class);
    }

    /// Deletes a sandbox with its keys.
    ///
    /// @throws ApiException 404 when there is none with this id, 409 for `main`
    public void delete(long id) {
        http.delete(PATH + "/" + id);
    }

    /// The state of any sandbox.
    public SandboxClient state(long id) {
        return new SandboxClient(http, PATH + "/" + id);
    }
}
