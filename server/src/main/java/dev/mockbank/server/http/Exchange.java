package dev.mockbank.server.http;

import dev.mockbank.server.problem.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Takes a request in from Helidon, sends it through the filters that every request passes, and writes the answer.
/// It is the only place that writes a response.
public final class Exchange {

    /// What stands for the path of a request that no route serves, in metrics.
    static final String UNKNOWN_PATH = "unknown";

    private static final Handler UNSOUND = _ -> {
        throw ProblemException.of(400, "The request has no clear length: send one Content-Length, or chunked");
    };

    private static final Logger LOG = System.getLogger("mockbank.http");
    private static final String JSON = "application/json";

    private final JsonMapper json;
    private final RequestLog log;
    private final List<Filter> filters;
    private volatile boolean stopping;

    /// @param filters what every request passes, the outermost first
    public Exchange(JsonMapper json, RequestLog log, List<Filter> filters) {
        this.json = json;
        this.log = log;
        this.filters = List.copyOf(filters);
    }

    /// From now on each answer is its connection's last one: a stop need not wait for clients that say no more.
    void stopping() {
        stopping = true;
        // After that, so that the answers to who waits are the last ones on their connections, too.
        log.stopping();
    }

    /// Notes a request that Helidon could not read and answered itself.
    void refused(int status, String requestId) {
        log.refused(status, requestId);
    }

    /// Answers one request.
    ///
    /// @param path the path of its route, with the parameters' names
    void serve(ServerRequest http, ServerResponse response, String path, Handler handler) {
        try {
            answer(http, response, path, handler);
        } catch (CloseConnectionException end) {
            throw end;
        } catch (UncheckedIOException clientIsGone) {
            throw new CloseConnectionException("the client is gone", clientIsGone);
        } catch (RuntimeException | Error bug) {
            // What a handler throws was made an answer before; here the answer itself failed, or the memory ran out.
            LOG.log(Level.ERROR, "A request could not be answered", bug);
            throw new CloseConnectionException("the answer failed", bug);
        }
    }

    private void answer(ServerRequest http, ServerResponse response, String path, Handler handler) {
        long startNanos = System.nanoTime();
        var request = new Request(http, json, RequestIds.of(http));
        boolean sound = Framing.isSound(http.headers());
        var answer = filtered(sound ? handler : UNSOUND).handle(request);
        boolean lost = !sound || request.brokeOff();
        boolean leftOver = unreadBytes(http) > (waitsToSend(http) ? 0 : BodyReader.DRAINED_BYTES);
        boolean ends = stopping || lost || leftOver;
        response.header(RequestIds.HEADER, request.id());
        if (ends) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        try {
            write(answer, http, response);
        } finally {
            log.answered(request, path, answer.status(), System.nanoTime() - startNanos);
        }
        if (!lost && !waitsToSend(http)) {
            drain(http);
        }
        // Helidon says that it closes the connection, but leaves that to the client. It would write the last chunk of a
        // streamed answer later, when there is no connection any more.
        if (ends || asksToClose(http)) {
            ((RoutingResponse) response).commit();
            throw new CloseConnectionException("the answer was the last on this connection");
        }
    }

    private Handler filtered(Handler handler) {
        var filtered = handler;
        for (var filter : filters.reversed()) {
            filtered = filter.before(filtered);
        }
        return filtered;
    }

    private void write(Response answer, ServerRequest http, ServerResponse response) {
        response.status(Status.create(answer.status()));
        // Added, not set: two filters may each have something to say in one header, such as Vary.
        answer.headers().forEach(field -> response.headers().add(HeaderValues.create(field.name(), field.value())));
        switch (answer.content()) {
            case Response.Empty() -> response.send();
            case Response.Json(var value) -> send(JSON, json.writeValueAsBytes(value), http, response);
            case Response.Bytes(var mediaType, var bytes) -> send(mediaType, bytes, http, response);
            case Response.JsonStream(var writing) -> stream(writing, http, response);
        }
    }

    private static void send(String mediaType, byte[] bytes, ServerRequest http, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, mediaType);
        if (isHead(http)) {
            response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(bytes.length));
            response.send();
        } else {
            response.send(bytes);
        }
    }

    private static void stream(Response.Writing writing, ServerRequest http, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, JSON);
        if (isHead(http)) {
            response.send();
            return;
        }
        // Closed on success only: a stream that broke off must not look complete, so the connection ends instead.
        try {
            var out = response.outputStream();
            writing.to(out);
            out.close();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "An answer broke off after its beginning: {0}", e.toString());
            throw new CloseConnectionException("answer broke off", e);
        }
    }

    private static boolean isHead(ServerRequest http) {
        return http.prologue().method().text().equals("HEAD");
    }

    private static long unreadBytes(ServerRequest http) {
        if (!http.content().hasEntity() || http.content().consumed()) {
            return 0;
        }
        return http.headers().contentLength().orElse(Long.MAX_VALUE);
    }

    private static boolean asksToClose(ServerRequest http) {
        return http.headers().contains(HeaderValues.CONNECTION_CLOSE);
    }

    /// Whether the client waits for a sign before it sends the body: nothing is to be read of one that was refused.
    private static boolean waitsToSend(ServerRequest http) {
        return http.headers().contains(HeaderValues.EXPECT_100);
    }

    /// Takes the rest of a refused body off the wire, so that the client reads the answer instead of a reset.
    private static void drain(ServerRequest http) {
        if (unreadBytes(http) == 0) {
            return;
        }
        try {
            BodyReader.takeRest(http.content().inputStream());
        } catch (IOException | RuntimeException clientIsGone) {
            throw new CloseConnectionException("the rest of the body did not come", clientIsGone);
        }
    }
}
