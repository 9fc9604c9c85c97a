package dev.mockbank.server.status;

import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;
import dev.mockbank.server.http.TrafficMeter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The greeting, the health checks, the metrics, and `/admin/info`.
public final class StatusRoutes {

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private static final long MAX_WAIT_SECONDS = 20;
    private static final long NOTHING_SEEN = -1;

    private final Status status;
    private final PrometheusMeterRegistry metrics;
    private final TrafficMeter traffic;

    public StatusRoutes(Status status, PrometheusMeterRegistry metrics, TrafficMeter traffic) {
        this.status = status;
        this.metrics = metrics;
        this.traffic = traffic;
    }

    /// The routes without authentication.
    public List<Route> routes() {
        return List.of(
                Route.get("/", this::greet),
                Route.get("/health/live", this::live),
                Route.get("/health/ready", this::ready),
                Route.get("/metrics", this::metrics));
    }

    /// The routes for the master key.
    public List<Route> masterRoutes() {
        return List.of(Route.get("/admin/info", this::info), Route.get("/admin/traffic", this::traffic));
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

    private Response traffic(Request request) {
        var query = request.query();
        var after = query.optional("after", FieldReaders.integer(0, Long.MAX_VALUE));
        var changes = query.optional("changes", FieldReaders.integer(0, Long.MAX_VALUE));
        var wait = query.optional("wait", FieldReaders.integer(0, MAX_WAIT_SECONDS));
        query.check();
        return Response.ok(traffic.since(after.or(0L), changes.or(NOTHING_SEEN), Duration.ofSeconds(wait.or(0L))));
    }
}
