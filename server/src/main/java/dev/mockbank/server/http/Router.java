package dev.mockbank.server.http;

import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.problem.Problem;
import io.helidon.webserver.http.HttpRouting;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Registers the routes in Helidon's routing: one entry for each path, with or without a trailing slash. What no
/// route serves it handles itself: `OPTIONS` with `Allow`, 405 with `Allow` for another method, 404 for an unknown
/// path.
public final class Router {

    private static final Handler NOT_FOUND = _ -> {
        throw ProblemException.notFound("Not Found");
    };

    private final Map<String, Map<String, Handler>> paths = new LinkedHashMap<>();
    private final Exchange exchange;

    /// @param routes   when two paths match a request, the first one serves it
    /// @param exchange handles each request
    public Router(List<Route> routes, Exchange exchange) {
        this.exchange = exchange;
        for (var route : routes) {
            var former = paths.computeIfAbsent(route.path(), _ -> new LinkedHashMap<>())
                    .put(route.method(), route.handler());
            if (former != null) {
                throw new IllegalStateException("two routes for " + route.method() + " " + route.path());
            }
        }
    }

    /// From now on each response is the last one on its connection.
    void stopping() {
        exchange.stopping();
    }

    /// The routing for Helidon's web server.
    HttpRouting.Builder routing() {
        var routing = HttpRouting.builder();
        paths.forEach((path, methods) -> {
            var handler = exchange.behindFilters(byMethod(methods));
            routing.any(
                    path.equals("/") ? path : pattern(path) + "[/]",
                    (request, response) -> exchange.serve(request, response, path, handler));
        });
        var unknown = exchange.behindFilters(NOT_FOUND);
        routing.any((request, response) -> exchange.serve(request, response, Exchange.UNKNOWN_PATH, unknown));
        return routing;
    }

    /// In Helidon's syntax. A name may contain slashes, which arrive decoded.
    private static String pattern(String path) {
        return path.endsWith("/{name}") ? path.replace("{name}", "{+name}") : path;
    }

    /// Records a request that never reached the routing.
    void refused(int status, String requestId) {
        exchange.refused(status, requestId);
    }

    private static Handler byMethod(Map<String, Handler> methods) {
        var allow = allow(methods);
        return request -> {
            var method = request.method().equals("HEAD") ? "GET" : request.method();
            var handler = methods.get(method);
            if (handler != null) {
                return handler.handle(request);
            }
            return request.method().equals("OPTIONS")
                    ? Response.noContent().with("Allow", allow)
                    : Response.refusing(new Problem(405, "Method Not Allowed"), request)
                            .with("Allow", allow);
        };
    }

    private static String allow(Map<String, Handler> methods) {
        var allowed = new LinkedHashSet<String>();
        for (var method : methods.keySet()) {
            allowed.add(method);
            if (method.equals("GET")) {
                allowed.add("HEAD");
            }
        }
        allowed.add("OPTIONS");
        return String.join(", ", allowed);
    }
}
