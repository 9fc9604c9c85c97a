package dev.mockbank.server.sandbox;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.http.Cursor;
import dev.mockbank.server.http.FieldReader;
import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.Inputs;
import dev.mockbank.server.http.InvalidFieldException;
import dev.mockbank.server.http.PageResponse;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;
import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.shared.NewSandbox;
import dev.mockbank.shared.Sandbox;
import dev.mockbank.shared.SandboxChange;
import java.util.Currency;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The routes of `/admin/sandboxes`, for the master key.
public final class SandboxRoutes {

    /// Where the sandbox is that a path names.
    public static final String PATH = "/admin/sandboxes/{sandbox_id}";

    /// What the cursors of this list are marked with.
    private static final String LIST = "sandboxes";

    private static final long MAX_LIMIT = 1000;
    private static final long DEFAULT_LIMIT = 100;

    private final Sandboxes sandboxes;

    public SandboxRoutes(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    /// All of them.
    public List<Route> routes() {
        return List.of(
                Route.post("/admin/sandboxes", this::create),
                Route.get("/admin/sandboxes", this::list),
                Route.get(PATH, request -> Response.ok(sandboxes.get(id(request)))),
                Route.patch(PATH, this::change),
                Route.delete(PATH, this::delete));
    }

    /// The sandbox that the path of a request names.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 404 when there is none with the id
    public SandboxId named(Request request) {
        return sandboxes.existing(id(request));
    }

    /// Tells later on whether the sandbox still exists that the path of a request names.
    public BooleanSupplier stillThere(Request request) {
        var id = id(request);
        return () -> sandboxes.exists(id);
    }

    private static SandboxId id(Request request) {
        long id = request.pathId("sandbox_id", Sandboxes.notFound().problem().detail());
        if (id < 1 || id > Integer.MAX_VALUE) {
            throw Sandboxes.notFound();
        }
        return new SandboxId((int) id);
    }

    /// The sandbox of the API key that sent a request.
    public static SandboxId own(Request request) {
        return Caller.Client.of(request).sandbox();
    }

    private Response create(Request request) {
        return sandboxes.create(newSandbox(request.body()), Claim.of(request)).answer(Response::created);
    }

    private Response list(Request request) {
        var query = request.query();
        var limit = query.optional("limit", FieldReaders.integer(1, MAX_LIMIT));
        var cursor = query.optional("cursor", Cursor.reader(LIST, 1));
        query.check();
        long after = cursor.present() ? cursor.get().number(0) : 0;
        var page = sandboxes.page(after, limit.or(DEFAULT_LIMIT).intValue());
        return PageResponse.of(request, page, sandbox -> Cursor.after(LIST, sandbox.id()));
    }

    private Response change(Request request) {
        var id = id(request);
        var body = request.body();
        var name = body.optionalNotNull("name", FieldReaders.text(1, Sandbox.NAME_CHARACTERS));
        var currency = body.optionalNotNull("currency", SandboxRoutes::currency);
        var expiresIn = body.optional("expires_in", FieldReaders.integer(1, Sandbox.MAX_EXPIRES_IN));
        boolean setsExpiry = body.has("expires_in");
        if (setsExpiry && id.equals(SandboxId.MAIN)) {
            body.wrong("expires_in", FieldErrors.MAIN_STAYS);
        }
        body.check();
        return Response.ok(sandboxes.change(
                id, new SandboxChange(name.orNull(), currency.orNull(), setsExpiry, expiresIn.orNull())));
    }

    private Response delete(Request request) {
        sandboxes.delete(id(request));
        return Response.noContent();
    }

    private static NewSandbox newSandbox(Inputs body) {
        var name = body.required("name", FieldReaders.text(1, Sandbox.NAME_CHARACTERS));
        var source = body.optional("from", SandboxRoutes::source);
        var expiresIn = body.optional("expires_in", FieldReaders.integer(1, Sandbox.MAX_EXPIRES_IN));
        var currency = body.optional("currency", SandboxRoutes::currency);
        var key = body.optional("key", FieldReaders.bool());
        body.check();
        return new NewSandbox(name.get(), source.orNull(), expiresIn.orNull(), currency.orNull(), key.or(false));
    }

    /// The id of a sandbox, or an object with the id and the name of a snapshot.
    private static NewSandbox.Source source(JsonNode node) throws InvalidFieldException {
        if (!node.isObject()) {
            return new NewSandbox.Source(sandboxId().read(node), null);
        }
        var id = node.get("sandbox_id");
        if (id == null || id.isNull()) {
            throw new InvalidFieldException(FieldErrors.MISSING);
        }
        return new NewSandbox.Source(sandboxId().read(id), snapshot(node.get("snapshot")));
    }

    private static FieldReader<Long> sandboxId() {
        return FieldReaders.integer(1, Integer.MAX_VALUE);
    }

    private static @Nullable String snapshot(@Nullable JsonNode node) throws InvalidFieldException {
        return node == null || node.isNull()
                ? null
                : FieldReaders.text(1, Sandbox.NAME_CHARACTERS).read(node);
    }

    private static String currency(JsonNode node) throws InvalidFieldException {
        var code = node.asString("");
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
        if (!known) {
            throw new InvalidFieldException(FieldErrors.NOT_A_CURRENCY);
        }
        return code;
    }
}
