package dev.mockbank.server.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Records each request: one line in the access log, one observation in the metrics, one count in the traffic. None
/// ever contains a key or a body; the log has path and query as they were sent, except what [LoggedTarget] masks.
///
/// The console's own requests are left out, so that metrics and traffic show those of other programs; their log lines
/// have [Level#DEBUG]. A request that was refused for its key, or failed, is recorded even if it claims to be the
/// console's, so that nobody can hide behind its name.
public final class RequestLog {

    private static final Logger LOG = System.getLogger("mockbank.access");

    private static final String OTHER_METHOD = "other";
    private static final int SERVER_ERROR = 500;
    private static final int CLIENT_ERROR = 400;

    private record Kind(String method, String path, int status) {}

    private final MeterRegistry metrics;
    private final TrafficMeter traffic;
    private final ConcurrentHashMap<Kind, Timer> timers = new ConcurrentHashMap<>();

    public RequestLog(MeterRegistry metrics, TrafficMeter traffic) {
        this.metrics = metrics;
        this.traffic = traffic;
    }

    /// Ends all long polls of the traffic.
    void stopping() {
        traffic.stopping();
    }

    /// Records one request.
    ///
    /// @param path the path of its route, with parameter names
    void answered(Request request, String path, int status, long nanos) {
        var method = knownMethod(request.method());
        if (status < CLIENT_ERROR && changes(method)) {
            traffic.changed();
        }
        if (request.isOfConsole() && isOrdinary(status)) {
            note(Level.DEBUG, request, status, nanos);
            return;
        }
        measure(request, new Kind(method, path, status), nanos);
        note(Level.INFO, request, status, nanos);
    }

    /// Records a request that could not be parsed, so that nothing is known about it.
    void refused(int status, String requestId) {
        timers.computeIfAbsent(new Kind(OTHER_METHOD, Exchange.UNKNOWN_PATH, status), this::timer)
                .record(0, TimeUnit.NANOSECONDS);
        LOG.log(Level.INFO, "- unreadable - {0} - {1}", Integer.toString(status), requestId);
    }

    /// What a fault touched on purpose is counted apart, so that it distorts no latency.
    private void measure(Request request, Kind kind, long nanos) {
        if (request.fault().isEmpty()) {
            timers.computeIfAbsent(kind, this::timer).record(nanos, TimeUnit.NANOSECONDS);
            traffic.answered(nanos);
        } else {
            Counter.builder("mockbank.http.faults")
                    .description("Requests that a fault touched on purpose, which no other metric of requests counts")
                    .tags("fault", request.fault(), "route", kind.path(), "method", kind.method())
                    .register(metrics)
                    .increment();
        }
    }

    private static void note(Level level, Request request, int status, long nanos) {
        if (LOG.isLoggable(level)) {
            LOG.log(level, line(request, status, nanos));
        }
    }

    /// The key comes last, because its name may contain spaces.
    private static String line(Request request, int status, long nanos) {
        return request.peer() + " " + request.method() + " " + LoggedTarget.of(request) + " " + status + " "
                + milliseconds(nanos) + " ms " + request.id() + faultOf(request) + request.loggedKey();
    }

    private static String faultOf(Request request) {
        return request.fault().isEmpty() ? "" : " fault=" + request.fault();
    }

    private static boolean changes(String method) {
        return switch (method) {
            case "POST", "PATCH", "DELETE", "PUT" -> true;
            default -> false;
        };
    }

    private static boolean isOrdinary(int status) {
        return status < SERVER_ERROR && status != 401 && status != 403;
    }

    private static String milliseconds(long nanos) {
        long tenths = nanos / 100_000;
        return tenths / 10 + "." + tenths % 10;
    }

    /// Unknown methods share one label, so that a client cannot fill the metrics with them.
    private static String knownMethod(String method) {
        return switch (method.toUpperCase(Locale.ROOT)) {
            case "GET", "HEAD", "POST", "PATCH", "DELETE", "PUT", "OPTIONS" -> method.toUpperCase(Locale.ROOT);
            default -> OTHER_METHOD;
        };
    }

    private Timer timer(Kind kind) {
        return Timer.builder("mockbank.http.requests")
                .description("Requests by route, method and status")
                .tags("route", kind.path(), "method", kind.method(), "status", Integer.toString(kind.status()))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(metrics);
    }
}
