package dev.mockbank.shared.client;

import dev.mockbank.shared.ApiKey;
import dev.mockbank.shared.ApiKeyChange;
import dev.mockbank.shared.IssuedApiKey;
import dev.mockbank.shared.NewApiKey;
import java.util.ArrayList;
import java.util.List;

/// The API keys; for the master key. For exceptions see [MockbankClient].
public final class KeysClient {

    private static final String PATH = "/accounts/keys";

    private final Http http;

    KeysClient(Http http) {
        this.http = http;
    }

    /// All keys, sorted by id, including revoked ones; requested in pages of 1,000.
    public List<ApiKey> list() {
        var keys = new ArrayList<ApiKey>();
        var query = Query.NONE;
        while (true) {
            var page = http.page(PATH, query, ApiKey.class);
            keys.addAll(page.rows());
            if (page.next() == null) {
                return List.copyOf(keys);
            }
            query = query.with("cursor", page.next());
        }
    }

    /// Creates a key, exactly once. Only this response shows it.
    public IssuedApiKey create(NewApiKey key) {
        return create(key, IdempotencyKeys.random());
    }

    /// Creates a key, once for this idempotency key; a repeat shows it again.
    ///
    /// @param idempotencyKey 1 to 255 printable ASCII characters
    public IssuedApiKey create(NewApiKey key, String idempotencyKey) {
        return http.create(PATH, key, idempotencyKey, IssuedApiKey.class);
    }

    /// Changes a key's name or limit.
    ///
    /// @throws ApiException 404 when there is none
    public ApiKey change(long id, ApiKeyChange change) {
        var fields = new Fields()
                .when(change.setsName(), "name", change.name())
                .when(change.setsRateLimit(), "rate_limit", change.rateLimit());
        return http.change(PATH + "/" + id, fields, ApiKey.class);
    }

    /// Revokes a key: it is refused from now on, by other servers on the database within a second.
    ///
    /// @throws ApiException 404 when there is none
    public void revoke(long id) {
        http.delete(PATH + "/" + id);
    }
}
