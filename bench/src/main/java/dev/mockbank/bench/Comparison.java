package dev.mockbank.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Measures the API beside its yardsticks: round by round, each in turn, so that what disturbs the machine disturbs
/// them alike.
final class Comparison {

    /// Connections that are left to the server and to whoever looks at the database.
    private static final int KEPT_CONNECTIONS = 25;

    private static final int WARM_UP_CONNECTIONS = 2;
    private static final double HALF = 0.5;

    private final Plan plan;
    private final Progress progress;
    private final int maxConnections;
    private final Contender driver;
    private final Optional<? extends Contender> pgbench;
    private final Api api;

    Comparison(
            Plan plan,
            Progress progress,
            int databaseConnections,
            Contender driver,
            Optional<? extends Contender> pgbench,
            Api api) {
        this.plan = plan;
        this.progress = progress;
        this.maxConnections = databaseConnections - KEPT_CONNECTIONS;
        this.driver = driver;
        this.pgbench = pgbench;
        this.api = api;
    }

    /// Lets everybody get warm, which counts for nothing.
    void warmUp(List<Workload> workloads) {
        api.warmUp(workloads, plan.warmUpSeconds());
        workloads.forEach(
                workload -> driver.measure(workload, WARM_UP_CONNECTIONS, plan.warmUpSeconds() / 2 / workloads.size()));
    }

    List<Figure> measure(List<Workload> workloads) {
        var figures = new ArrayList<Figure>();
        for (var workload : workloads) {
            for (int clients : plan.clients()) {
                figures.add(measure(workload, clients));
                progress.say("%2d/%d  %s"
                        .formatted(
                                figures.size(),
                                workloads.size() * plan.clients().size(),
                                line(figures.getLast())));
            }
        }
        return figures;
    }

    private Figure measure(Workload workload, int clients) {
        int connections = Math.min(clients, maxConnections);
        var byDriver = new ArrayList<Measured>();
        var byPgbench = new ArrayList<Measured>();
        var byApi = new ArrayList<Measured>();
        for (int round = 0; round < plan.rounds(); round++) {
            byDriver.add(driver.measure(workload, connections, plan.seconds()));
            pgbench.ifPresent(other -> byPgbench.add(other.measure(workload, connections, plan.seconds())));
            byApi.add(api.measure(workload, clients, plan.seconds()));
        }
        var rate = Rate.of(clients, byApi);
        return new Figure(
                workload.label(),
                clients,
                Rate.of(connections, byDriver),
                byPgbench.isEmpty() ? null : Rate.of(connections, byPgbench),
                rate,
                latency(workload, clients, rate.perSecond() * HALF));
    }

    /// Of the rounds, the one that is in the middle by its p99.
    private Latency latency(Workload workload, int clients, double perSecond) {
        return IntStream.range(0, plan.rounds())
                .mapToObj(_ -> Latency.of(perSecond, api.times(workload, clients, perSecond, plan.seconds())))
                .sorted(Comparator.comparingLong(Latency::p99Micros))
                .toList()
                .get(plan.rounds() / 2);
    }

    private static String line(Figure figure) {
        var pgbench = figure.pgbench();
        return String.format(
                Locale.ROOT,
                "%-38s %3d clients   driver %,7.0f/s   %sAPI %,7.0f/s (%.2f x)%s   p50 %,d us, p99 %,d us",
                figure.name(),
                figure.clients(),
                figure.driver().perSecond(),
                pgbench == null ? "" : String.format(Locale.ROOT, "pgbench %,7.0f/s   ", pgbench.perSecond()),
                figure.api().perSecond(),
                figure.toYardstick(),
                cost(figure.api().cost()),
                figure.latency().p50Micros(),
                figure.latency().p99Micros());
    }

    private static String cost(@Nullable Cost cost) {
        return cost == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "   %.1f us of processor (server %.1f, PostgreSQL %.1f, load %.1f)",
                        cost.totalMicros(),
                        cost.serverMicros(),
                        cost.databaseMicros(),
                        cost.loadMicros());
    }
}
