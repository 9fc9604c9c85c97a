package dev.mockbank.admin.client;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The counts of answered requests at one moment, read from the server's metrics (source: Prometheus' text format
/// 0.0.4,
/// where the buckets of a histogram are cumulative).
///
/// @param nanos   when it was read, of [System#nanoTime]
/// @param buckets how many requests took at most so many seconds, by seconds
public record Scrape(long nanos, Map<Double, Double> buckets) {

    private static final Pattern BUCKET =
            Pattern.compile("(?m)^mockbank_http_requests_seconds_bucket\\{([^}]*)\\} ([0-9.eE+]+)$");
    private static final Pattern ROUTE = Pattern.compile("route=\"([^\"]*)\"");
    private static final Pattern BOUND = Pattern.compile("le=\"([^\"]*)\"");
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEDIAN = 0.5;
    private static final double P95 = 0.95;

    /// Reads it, without the requests by which the console watches the server.
    public static Scrape of(String metrics, long nanos) {
        var buckets = new TreeMap<Double, Double>();
        var bucket = BUCKET.matcher(metrics);
        while (bucket.find()) {
            var labels = bucket.group(1);
            if (!isOfConsole(label(ROUTE, labels))) {
                var bound = label(BOUND, labels);
                double seconds = bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
                buckets.merge(seconds, Double.parseDouble(bucket.group(2)), Double::sum);
            }
        }
        return new Scrape(nanos, buckets);
    }

    /// What happened since an earlier one.
    public Vitals since(Scrape earlier) {
        var counts = new TreeMap<Double, Double>();
        buckets.forEach((bound, count) -> counts.put(bound, count - earlier.buckets.getOrDefault(bound, 0.0)));
        double total = counts.isEmpty() ? 0 : Math.max(0, counts.lastEntry().getValue());
        double seconds = Math.max(1, nanos - earlier.nanos) / NANOS_PER_SECOND;
        return new Vitals(
                total / seconds, quantile(counts, total, MEDIAN), quantile(counts, total, P95), Optional.empty());
    }

    /// Between two bounds of the histogram the requests are taken to lie evenly.
    private static Optional<Duration> quantile(TreeMap<Double, Double> counts, double total, double share) {
        double wanted = total * share;
        double lowerBound = 0;
        double lowerCount = 0;
        for (var bucket : counts.entrySet()) {
            double bound = bucket.getKey();
            double count = bucket.getValue();
            if (total > 0 && count >= wanted) {
                double within = Double.isInfinite(bound) || count == lowerCount
                        ? lowerBound
                        : lowerBound + (bound - lowerBound) * (wanted - lowerCount) / (count - lowerCount);
                return Optional.of(Duration.ofNanos(Math.round(within * NANOS_PER_SECOND)));
            }
            lowerBound = bound;
            lowerCount = count;
        }
        return Optional.empty();
    }

    private static boolean isOfConsole(String route) {
        return route.equals("/metrics") || route.equals("/admin/info") || route.startsWith("/health/");
    }

    private static String label(Pattern pattern, String labels) {
        var match = pattern.matcher(labels);
        return match.find() ? match.group(1) : "";
    }
}
