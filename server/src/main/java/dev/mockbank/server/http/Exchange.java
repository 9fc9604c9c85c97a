package dev.mockbank.server.http;

import dev.mockbank.server.problem.ProblemException;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/// Handles one request of Helidon's: calls the handler, turns its result or exception into a response, writes it, and
/// leaves the connection ready for the next request.
public final class Exchange {

    /// The route, in metrics, of requests that no route serves.
    static final String UNKNOWN_PATH = "unknown";

    private static final Handler UNSOUND = _ -> {
        throw ProblemException.of(
                400, "The length of the request is ambiguous: send one Content-Length, or Transfer-Encoding: chunked");
    };

    private static final Logger LOG = System.getLogger("mockbank.http");

    /// The most that an observer gets of a response's body, in bytes.
    public static final int OBSERVED_BYTES = 16 * 1024;

    private final RequestLog log;
    private final ExchangeObserver observer;
    private final List<Runnable> stops = new CopyOnWriteArrayList<>();
    private final JsonMapper json;
    private final List<Filter> filters;
    private final PublicAddress publicAddress;
    private final BodyReader bodies;
    private final ResponseWriter writer;
    private final Handler unsound;
    private volatile boolean stopping;

    /// @param filters the filters of every request, the outermost first
    public Exchange(
            JsonMapper json,
            HttpLimits limits,
            RequestLog log,
            ExchangeObserver observer,
            PublicAddress publicAddress,
            List<Filter> filters) {
        this.json = json;
        this.log = log;
        this.observer = observer;
        this.filters = List.copyOf(filters);
        this.publicAddress = publicAddress;
        this.bodies = new BodyReader(limits);
        this.writer = new ResponseWriter(json, limits);
        this.unsound = behindFilters(UNSOUND);
    }

    /// From now on each response is the last one on its connection, so that a shutdown need not wait for idle
    /// clients.
    void stopping() {
        stopping = true;
        // After the flag is set, so that the responses to long polls also close their connections.
        log.stopping();
        observer.stopping();
        stops.forEach(Runnable::run);
    }

    /// Adds what ends waits of requests when the server stops.
    public void whenStopping(Runnable stop) {
        stops.add(stop);
    }

    /// Records a request that Helidon could not parse and responded to itself.
    void refused(int status, String requestId) {
        log.refused(status, requestId);
    }

    /// The handler, wrapped in the filters of every request.
    Handler behindFilters(Handler handler) {
        var filtered = handler;
        for (var filter : filters.reversed()) {
            filtered = filter.before(filtered);
        }
        return filtered;
    }

    /// Serves one request.
    ///
    /// @param path    the path of its route, with parameter names
    /// @param handler wrapped in its filters
    void serve(ServerRequest http, ServerResponse out, String path, Handler handler) {
        try (var request = new Request(http, bodies, publicAddress)) {
            respond(request, http, out, path, handler);
        } catch (CloseConnectionException end) {
            throw end;
        } catch (UncheckedIOException clientIsGone) {
            throw new CloseConnectionException("the client disconnected", clientIsGone);
        } catch (RuntimeException | Error bug) {
            // Exceptions of handlers were turned into responses before; here the response itself failed, or memory
            // ran out.
            LOG.log(Level.ERROR, "A response could not be written", bug);
            throw new CloseConnectionException("the response failed", bug);
        }
    }

    private void respond(Request request, ServerRequest http, ServerResponse out, String path, Handler handler) {
        long startNanos = System.nanoTime();
        boolean sound = Framing.isSound(http.headers());
        var response = responseOf(sound ? handler : unsound, request);
        boolean lost = !sound || request.brokeOff();
        boolean leftOver = unreadBytes(http) > (waitsToSend(http) ? 0 : BodyReader.DRAINED_BYTES);
        boolean ends = stopping || lost || leftOver;
        out.header(RequestIds.HEADER, request.id());
        if (ends) {
            out.header(HeaderValues.CONNECTION_CLOSE);
        }
        write(response, request, out, path, startNanos);
        if (!lost && !waitsToSend(http)) {
            drain(http);
        }
        // Helidon announces that the connection is closed, but leaves closing it to the client; and it would write
        // the last chunk of a streamed response later, when the connection is closed already.
        if (ends || asksToClose(request)) {
            ((RoutingResponse) out).commit();
            throw new CloseConnectionException("the response was the last on this connection");
        }
    }

    private void write(Response response, Request request, ServerResponse out, String path, long startNanos) {
        if (response.content() instanceof Response.EventStream) {
            // How long the client listens says nothing about the server.
            log.answered(request, path, response.status(), System.nanoTime() - startNanos);
            writer.write(response, request, out);
            return;
        }
        boolean observed = observer.observes(request);
        boolean hasBody = !request.isHead() && !(request.delivery() instanceof Delivery.Dropped);
        var body = new BodyStart(OBSERVED_BYTES);
        int status = response.status();
        try {
            status = writer.write(observed && hasBody ? body.recording(response, json) : response, request, out);
        } finally {
            long nanos = System.nanoTime() - startNanos;
            log.answered(request, path, status, nanos);
            if (observed) {
                boolean sent = status == response.status();
                observer.observed(
                        request,
                        new ObservedResponse(
                                status, Response.Field.all(out.headers()), sent ? body : new BodyStart(OBSERVED_BYTES)),
                        nanos);
            }
        }
    }

    private static Response responseOf(Handler handler, Request request) {
        try {
            return handler.handle(request);
        } catch (ProblemException refusal) {
            return Problems.of(refusal, request);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "request " + request.id() + " failed: " + request.method(), bug);
            return Problems.ofBug(request);
        }
    }

    private static long unreadBytes(ServerRequest http) {
        if (!http.content().hasEntity() || http.content().consumed()) {
            return 0;
        }
        return http.headers().contentLength().orElse(Long.MAX_VALUE);
    }

    /// Whether the client sent `Connection: close`, possibly among other options.
    private static boolean asksToClose(Request request) {
        return request.listHeader("Connection").stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .anyMatch(option -> option.strip().equalsIgnoreCase("close"));
    }

    /// Whether the client sends the body only after `100 Continue`: there is no body to discard when the request was
    /// refused.
    private static boolean waitsToSend(ServerRequest http) {
        return http.headers().contains(HeaderValues.EXPECT_100);
    }

    /// Reads and discards the rest of a refused body, so that the client gets the response instead of a connection
    /// reset.
    private static void drain(ServerRequest http) {
        if (unreadBytes(http) == 0) {
            return;
        }
        try {
            BodyReader.drain(http.content().inputStream());
        } catch (IOException | RuntimeException clientIsGone) {
            throw new CloseConnectionException("the rest of the body did not arrive", clientIsGone);
        }
    }
}
