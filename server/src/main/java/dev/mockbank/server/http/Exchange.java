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
import tools.jackson.databind.json.JsonMapper;

/// Takes a request in from Helidon, has it handled, makes an answer of whatever comes of that, and leaves the
/// connection ready for the next request.
public final class Exchange {

    /// What stands for the path of a request that no route serves, in metrics.
    static final String UNKNOWN_PATH = "unknown";

    private static final Handler UNSOUND = _ -> {
        throw ProblemException.of(400, "The request has no clear length: send one Content-Length, or chunked");
    };

    private static final Logger LOG = System.getLogger("mockbank.http");

    private final RequestLog log;
    private final List<Filter> filters;
    private final PublicAddress publicAddress;
    private final BodyReader bodies;
    private final ResponseWriter writer;
    private final Handler unsound;
    private volatile boolean stopping;

    /// @param filters what every request passes, the outermost first
    public Exchange(
            JsonMapper json, HttpLimits limits, RequestLog log, PublicAddress publicAddress, List<Filter> filters) {
        this.log = log;
        this.filters = List.copyOf(filters);
        this.publicAddress = publicAddress;
        this.bodies = new BodyReader(limits);
        this.writer = new ResponseWriter(json, limits);
        this.unsound = behindFilters(UNSOUND);
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

    /// The handler behind the filters that every request passes.
    Handler behindFilters(Handler handler) {
        var filtered = handler;
        for (var filter : filters.reversed()) {
            filtered = filter.before(filtered);
        }
        return filtered;
    }

    /// Answers one request.
    ///
    /// @param path    the path of its route, with the parameters' names
    /// @param handler behind the filters
    void serve(ServerRequest http, ServerResponse response, String path, Handler handler) {
        try (var request = new Request(http, bodies, publicAddress)) {
            answer(request, http, response, path, handler);
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

    private void answer(Request request, ServerRequest http, ServerResponse response, String path, Handler handler) {
        long startNanos = System.nanoTime();
        boolean sound = Framing.isSound(http.headers());
        var answer = answerOf(sound ? handler : unsound, request);
        boolean lost = !sound || request.brokeOff();
        boolean leftOver = unreadBytes(http) > (waitsToSend(http) ? 0 : BodyReader.DRAINED_BYTES);
        boolean ends = stopping || lost || leftOver;
        response.header(RequestIds.HEADER, request.id());
        if (ends) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        int status = answer.status();
        try {
            status = writer.write(answer, request, response);
        } finally {
            log.answered(request, path, status, System.nanoTime() - startNanos);
        }
        if (!lost && !waitsToSend(http)) {
            drain(http);
        }
        // Helidon says that it closes the connection, but leaves that to the client. It would write the last chunk of
        // a streamed answer later, when there is no connection any more.
        if (ends || asksToClose(request)) {
            ((RoutingResponse) response).commit();
            throw new CloseConnectionException("the answer was the last on this connection");
        }
    }

    private static Response answerOf(Handler handler, Request request) {
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

    /// Whether `close` is among what the client says of the connection.
    private static boolean asksToClose(Request request) {
        return request.listHeader("Connection").stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .anyMatch(option -> option.strip().equalsIgnoreCase("close"));
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
