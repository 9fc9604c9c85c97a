package dev.mockbank.server.inspector;

import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.http.Cursor;
import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.PageResponse;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;
import dev.mockbank.server.http.Slice;
import dev.mockbank.server.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/// The routes to the latest requests of a sandbox.
public final class InspectorRoutes {

    private static final int RETRY_SECONDS = 10;
    private static final String LIST = "requests";
    private static final String NOT_FOUND = "Request not found";
    private static final long DEFAULT_LIMIT = 100;
    private static final long MAX_STREAM_SECONDS = 3600;

    private final Optional<Inspector> inspector;
    private final JsonMapper json;
    private final StreamSlots slots = new StreamSlots();

    /// @param inspector empty when requests are not recorded
    public InspectorRoutes(Optional<Inspector> inspector, JsonMapper json) {
        this.inspector = inspector;
        this.json = json;
    }

    /// The routes.
    ///
    /// @param path       the path that they begin with
    /// @param sandbox    finds the sandbox of a request
    /// @param permission tells whether the caller of a request may still see the sandbox, later on
    public List<Route> routes(
            String path, Function<Request, SandboxId> sandbox, Function<Request, BooleanSupplier> permission) {
        return List.of(
                Route.get(path + "/requests", request -> list(request, sandbox.apply(request))),
                Route.get(
                        path + "/requests/stream",
                        request -> stream(request, sandbox.apply(request), permission.apply(request))),
                Route.get(path + "/requests/{request_id}", request -> find(request, sandbox.apply(request))));
    }

    private Response list(Request request, SandboxId sandbox) {
        var query = request.query();
        var limit = query.optional("limit", FieldReaders.integer(1, Inspector.MAX_REQUESTS));
        var cursor = query.optional("cursor", Cursor.reader(LIST, 1));
        query.check();
        long before = cursor.present() ? cursor.get().number(0) : Long.MAX_VALUE;
        var inspecting = inspecting();
        var page = inspecting
                .requests()
                .page(sandbox, before, limit.or(DEFAULT_LIMIT).intValue());
        var rows = page.rows().stream()
                .map(entry -> entry.recorded().summary(entry.id(), inspecting.secrets()))
                .toList();
        return PageResponse.of(request, new Slice<>(rows, page.more()), recorded -> Cursor.after(LIST, recorded.id()));
    }

    private Response find(Request request, SandboxId sandbox) {
        long id = request.pathId("request_id", NOT_FOUND);
        var inspecting = inspecting();
        return inspecting
                .requests()
                .find(sandbox, id)
                .map(entry -> Response.ok(entry.recorded().details(id, inspecting.secrets())))
                .orElseThrow(() -> ProblemException.notFound(NOT_FOUND));
    }

    private Response stream(Request request, SandboxId sandbox, BooleanSupplier permission) {
        var query = request.query();
        var seconds = query.optional("seconds", FieldReaders.integer(1, MAX_STREAM_SECONDS));
        query.check();
        var inspecting = inspecting();
        long after =
                request.header("Last-Event-ID").flatMap(InspectorRoutes::id).orElseGet(inspecting.requests()::lastId);
        var most = Duration.ofSeconds(seconds.or(MAX_STREAM_SECONDS));
        if (!slots.isFree(sandbox)) {
            throw ProblemException.unavailable("Too many streams of requests are open; close one", RETRY_SECONDS);
        }
        return Response.events(out -> {
            // Another one may have taken the last slot meanwhile: then this stream ends at once.
            if (slots.tryAcquire(sandbox)) {
                try {
                    new RequestEvents(inspecting, permission, json, sandbox, after, most).writeTo(out);
                } finally {
                    slots.release(sandbox);
                }
            }
        });
    }

    private Inspector inspecting() {
        return inspector.orElseThrow(
                () -> ProblemException.notFound(
                        "The inspector is off: set INSPECTOR to the number of requests to keep, such as 200, and restart the server"));
    }

    private static Optional<Long> id(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }
}
