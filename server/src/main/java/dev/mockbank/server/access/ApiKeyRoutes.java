package dev.mockbank.server.access;

import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.http.Cursor;
import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.Input;
import dev.mockbank.server.http.Inputs;
import dev.mockbank.server.http.PageResponse;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;
import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.shared.Access;
import dev.mockbank.shared.ApiKey;
import dev.mockbank.shared.ApiKeyChange;
import dev.mockbank.shared.NewApiKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The routes of `/accounts/keys`, all for the master key.
public final class ApiKeyRoutes {

    /// The name of this list in its cursors.
    private static final String LIST = "keys";

    private static final long MAX_LIMIT = 1000;

    private final ApiKeys apiKeys;

    public ApiKeyRoutes(ApiKeys apiKeys) {
        this.apiKeys = apiKeys;
    }

    /// All routes.
    public List<Route> routes() {
        return List.of(
                Route.post("/accounts/keys", this::create),
                Route.get("/accounts/keys", this::list),
                Route.patch("/accounts/keys/{key_id}", this::change),
                Route.delete("/accounts/keys/{key_id}", this::revoke));
    }

    /// Answers 200, not 201, as the reference service does.
    private Response create(Request request) {
        var body = request.body();
        var name = name(body);
        var rateLimit = rateLimit(body);
        var sandbox = body.optional("sandbox_id", FieldReaders.integer(1, Integer.MAX_VALUE));
        var access = body.optional("access", FieldReaders.oneOf(Access.wireNames()));
        body.check();
        long sandboxId = sandbox.or((long) SandboxId.MAIN.value());
        var key = new NewApiKey(
                name.orNull(),
                number(rateLimit),
                sandboxId,
                access.present() ? Access.named(access.get()).orElseThrow() : byDefault(sandboxId));
        return apiKeys.create(key, Claim.of(request)).answer(Response::ok);
    }

    /// In `main`, who resets or forks is the keeper of the server; any other sandbox belongs to who has its key.
    private static Access byDefault(long sandboxId) {
        return sandboxId == SandboxId.MAIN.value() ? Access.WRITE : Access.CONTROL;
    }

    private Response list(Request request) {
        var query = request.query();
        var limit = query.optional("limit", FieldReaders.integer(1, MAX_LIMIT));
        var cursor = query.optional("cursor", Cursor.reader(LIST, 1));
        query.check();
        long after = cursor.present() ? cursor.get().number(0) : 0;
        var page = apiKeys.page(after, limit.or(MAX_LIMIT).intValue());
        return PageResponse.of(request, page, key -> Cursor.after(LIST, key.id()));
    }

    private Response change(Request request) {
        long id = id(request);
        var body = request.body();
        var name = name(body);
        var rateLimit = rateLimit(body);
        body.check();
        return Response.ok(apiKeys.change(
                id, new ApiKeyChange(body.has("name"), name.orNull(), body.has("rate_limit"), number(rateLimit))));
    }

    private Response revoke(Request request) {
        apiKeys.revoke(id(request));
        return Response.noContent();
    }

    private static Input<String> name(Inputs body) {
        return body.optional("name", FieldReaders.text(0, ApiKey.NAME_CHARACTERS));
    }

    private static Input<Long> rateLimit(Inputs body) {
        return body.optional("rate_limit", FieldReaders.integer(0, ApiKey.MAX_RATE_LIMIT));
    }

    private static @Nullable Integer number(Input<Long> rateLimit) {
        return rateLimit.present() ? Integer.valueOf(rateLimit.get().intValue()) : null;
    }

    private static long id(Request request) {
        return request.pathId("key_id", ApiKeys.NOT_FOUND);
    }
}
