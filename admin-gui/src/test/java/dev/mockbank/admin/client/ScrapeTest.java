package dev.mockbank.admin.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The figures that are read from two looks at the server's metrics.
class ScrapeTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void tellsRequestsASecondAndLatencyBetweenTwoLooks() {
        var before = Scrape.of(metrics("/accounts", 10, 10, 10), 0);
        var after = Scrape.of(metrics("/accounts", 20, 28, 30), 2 * SECOND);

        var vitals = after.since(before);

        assertThat(vitals.requestsPerSecond()).isEqualTo(10);
        assertThat(vitals.median()).contains(Duration.ofMillis(1));
        assertThat(vitals.p95().orElseThrow()).isBetween(Duration.ofMillis(2), Duration.ofMillis(3));
    }

    @Test
    void doesNotCountTheConsolesOwnLooks() {
        var before = Scrape.of(metrics("/metrics", 0, 0, 0), 0);
        var after = Scrape.of(metrics("/metrics", 5, 5, 5), SECOND);

        assertThat(after.since(before)).isEqualTo(Vitals.NONE);
    }

    private static String metrics(String route, int withinOne, int withinTwo, int all) {
        return """
                # TYPE mockbank_http_requests_seconds histogram
                mockbank_http_requests_seconds_bucket{method="GET",route="%1$s",status="200",le="0.001"} %2$d
                mockbank_http_requests_seconds_bucket{method="GET",route="%1$s",status="200",le="0.002"} %3$d
                mockbank_http_requests_seconds_bucket{method="GET",route="%1$s",status="200",le="0.003"} %4$d
                mockbank_http_requests_seconds_bucket{method="GET",route="%1$s",status="200",le="+Inf"} %4$d
                mockbank_http_requests_seconds_count{method="GET",route="%1$s",status="200"} %4$d
                """.formatted(route, withinOne, withinTwo, all);
    }
}
