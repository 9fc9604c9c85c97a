package dev.mockbank.server.status;

import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The greeting, the health checks, the metrics, and `/admin/info`.
public final class StatusRoutes {

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Status status;
    private final PrometheusMeterRegistry metrics;

    public StatusRoutes(Status status, PrometheusMeterRegistry metrics) {
        this.status = status;
        this.metrics = metrics;
    }

    /// The routes that everyone may call.
    public List<Route> routes() {
        return List.of(
                Route.get("/", this::greet),
                Route.get("/health/live", this::live),
                Route.get("/health/ready", this::ready),
                Route.get("/metrics", this::metrics));
    }

    /// The routes for the master key.
    public List<Route> masterRoutes() {
        return List.of(Route.get("/admin/info", this::info));
    }

    private Response greet(Request request) {
        return Response.ok(Map.of("message", "MockBank API running. Docs at /docs"));
    }

    private Response live(Request request) {
        return Response.ok(Map.of("status", "live"));
    }

    private Response ready(Request request) {
        status.checkReady();
        return Response.ok(Map.of("status", "ready"));
    }

    private Response metrics(Request request) {
        return Response.bytes(PROMETHEUS_TEXT, metrics.scrape(PROMETHEUS_TEXT).getBytes(StandardCharsets.UTF_8));
    }

    private Response info(Request request) {
        return Response.ok(status.info());
    }
}
