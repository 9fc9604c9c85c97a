package dev.mockbank.server.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Notes each answered request: one line in the access log and one observation in the metrics. Neither ever holds a
/// key, a query, a body or the number of an account; the log has the path as it was sent.
public final class RequestLog {

    private static final Logger LOG = System.getLogger("mockbank.access");

    private static final String OTHER_METHOD = "other";

    private record Kind(String method, String path, int status) {}

    private final MeterRegistry metrics;
    private final ConcurrentHashMap<Kind, Timer> timers = new ConcurrentHashMap<>();

    public RequestLog(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /// Notes one request.
    ///
    /// @param path the path of its route, with the parameters' names
    void answered(Request request, String path, int status, long nanos) {
        timers.computeIfAbsent(new Kind(knownMethod(request.method()), path, status), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
        if (LOG.isLoggable(Level.INFO)) {
            LOG.log(Level.INFO, line(request, status, nanos));
        }
    }

    /// Notes a request that could not be read, so that nothing is known of it.
    void refused(int status, String requestId) {
        timers.computeIfAbsent(new Kind(OTHER_METHOD, Exchange.UNKNOWN_PATH, status), this::timer)
                .record(0, TimeUnit.NANOSECONDS);
        LOG.log(Level.INFO, "- unreadable - {0} - {1}", Integer.toString(status), requestId);
    }

    private static String line(Request request, int status, long nanos) {
        return request.peer() + " " + request.method() + " " + request.rawPath() + " " + status + " "
                + milliseconds(nanos) + " ms " + request.id();
    }

    private static String milliseconds(long nanos) {
        long tenths = nanos / 100_000;
        return tenths / 10 + "." + tenths % 10;
    }

    /// Methods that a client made up share one label, so that it cannot fill the metrics.
    private static String knownMethod(String method) {
        return switch (method.toUpperCase(Locale.ROOT)) {
            case "GET", "HEAD", "POST", "PATCH", "DELETE", "PUT", "OPTIONS" -> method.toUpperCase(Locale.ROOT);
            default -> OTHER_METHOD;
        };
    }

    private Timer timer(Kind kind) {
        return Timer.builder("mockbank.http.requests")
                .description("Answered requests by route, method and status")
                .tags("route", kind.path(), "method", kind.method(), "status", Integer.toString(kind.status()))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(metrics);
    }
}
