package dev.mockbank.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A run as Markdown tables, to be read in a terminal as well as in the documentation.
final class Tables {

    private final Results results;

    Tables(Results results) {
        this.results = results;
    }

    String text() {
        return String.join(
                "\n",
                "Measured on %s: %s.".formatted(results.date(), machine()),
                "",
                "### What is to be reached",
                "",
                targets(),
                "### Throughput and latency",
                "",
                figures(results.figures()),
                "### Processor time of a request",
                "",
                costs(results.figures()),
                "### Where the disk is fast",
                "",
                results.fastDisk().isEmpty()
                        ? "There was no file system in memory with room for it.\n"
                        : figures(results.fastDisk()) + "\n" + costs(results.fastDisk()),
                "### Nobody can stall the bank",
                "",
                stalls(results.stalls()),
                "### Sandboxes",
                "",
                sandboxes(results.sandboxes()),
                "### Two servers on one database",
                "",
                twoServers(),
                "### How it grows",
                "",
                growth(),
                "### Start and memory",
                "",
                start());
    }

    private String machine() {
        var machine = results.machine();
        var plan = results.plan();
        return String.format(
                Locale.ROOT,
                "%s, %d processors, %,d MB of memory, %s, Java %s with `server/%s.args`; %s s for each measurement, median of %d rounds",
                machine.processor(),
                machine.cores(),
                machine.memoryMib(),
                machine.system(),
                machine.java(),
                results.jvm(),
                plan.seconds(),
                plan.rounds());
    }

    private String targets() {
        return table(
                List.of("target", "wanted", "measured", ""),
                results.targets().stream()
                        .map(target -> List.of(
                                target.name(),
                                target.wanted(),
                                target.measured(),
                                target.verdict().words()))
                        .toList());
    }

    /// Rates and times.
    static String figures(List<Figure> figures) {
        var head = List.of(
                "figure", "clients", "driver", "pgbench", "API", "to driver", "to pgbench", "p50", "p99", "p99.9");
        return table(head, figures.stream().map(Tables::figure).toList());
    }

    private static List<String> figure(Figure figure) {
        var pgbench = figure.pgbench();
        var latency = figure.latency();
        return List.of(
                figure.name(),
                Integer.toString(figure.clients()),
                yardstick(figure, figure.driver()),
                pgbench == null ? "" : yardstick(figure, pgbench),
                rate(figure.api()),
                ratio(figure.toDriver()),
                pgbench == null ? "" : ratio(figure.toYardstick()),
                millis(latency.p50Micros()),
                millis(latency.p99Micros()),
                millis(latency.p999Micros()));
    }

    /// What each request costs, in microseconds.
    static String costs(List<Figure> figures) {
        var head = List.of(
                "µs for each",
                "clients",
                "API: server",
                "PostgreSQL",
                "load",
                "in all",
                "pgbench: PostgreSQL",
                "in all",
                "driver: PostgreSQL",
                "in all");
        return table(head, figures.stream().map(Tables::costs).toList());
    }

    private static List<String> costs(Figure figure) {
        var pgbench = figure.pgbench();
        var ofPgbench = pgbench == null ? null : pgbench.cost();
        return List.of(
                figure.name(),
                Integer.toString(figure.clients()),
                micros(figure.api().cost(), Cost::serverMicros),
                micros(figure.api().cost(), Cost::databaseMicros),
                micros(figure.api().cost(), Cost::loadMicros),
                micros(figure.api().cost(), Cost::totalMicros),
                micros(ofPgbench, Cost::databaseMicros),
                micros(ofPgbench, Cost::totalMicros),
                micros(figure.driver().cost(), Cost::databaseMicros),
                micros(figure.driver().cost(), Cost::totalMicros));
    }

    private static String micros(@Nullable Cost cost, ToDoubleFunction<Cost> part) {
        return cost == null ? "" : String.format(Locale.ROOT, "%.1f", part.applyAsDouble(cost));
    }

    private String twoServers() {
        var servers = results.twoServers();
        var rows = servers.lines().stream()
                .map(line -> List.of(
                        line.name(),
                        Integer.toString(line.clients()),
                        rate(line.one()),
                        rate(line.two()),
                        ratio(line.two().perSecond() / line.one().perSecond()),
                        micros(line.one().cost(), Cost::totalMicros),
                        micros(line.two().cost(), Cost::totalMicros)))
                .toList();
        var head = List.of("figure", "clients", "one server", "two servers", "ratio", "µs by one", "µs by two");
        return table(head, rows)
                + String.format(
                        Locale.ROOT,
                        "\n%,d postings were acknowledged and %,d are booked; %,d balances are wrong.\n",
                        servers.acknowledged(),
                        servers.booked(),
                        servers.wrong());
    }

    private String growth() {
        return table(
                List.of("figure", "clients", "what grows", "size", "API", "µs for each"),
                results.growth().stream()
                        .map(line -> List.of(
                                line.name(),
                                Integer.toString(line.clients()),
                                line.grows(),
                                String.format(Locale.ROOT, "%,d", line.size()),
                                rate(line.api()),
                                micros(line.api().cost(), Cost::totalMicros)))
                        .toList());
    }

    private String start() {
        var start = results.start();
        return table(
                List.of("what", "measured"),
                List.of(
                        List.of("ready on a first start", seconds(start.firstSeconds())),
                        List.of("ready on an existing data folder", seconds(start.existingSeconds())),
                        List.of("memory of the idle server (resident)", Starts.mebibytes(start.serverKib())),
                        List.of("memory of the idle PostgreSQL (PSS)", Starts.mebibytes(start.databaseKib())),
                        List.of(
                                "processor time of both, idle",
                                start.idlePercent().isPresent()
                                        ? String.format(
                                                Locale.ROOT,
                                                "%.2f %% of a processor",
                                                start.idlePercent().getAsDouble())
                                        : "not measured")));
    }

    /// How postings fared beside another key.
    static String stalls(List<Stall> stalls) {
        var head = List.of(
                "another key sends",
                "at a time",
                "p99 alone",
                "p99 beside",
                "ratio",
                "longest",
                "postings refused",
                "");
        return table(head, stalls.stream().map(Tables::stall).toList());
    }

    /// What sandboxes cost.
    static String sandboxes(SandboxCosts costs) {
        return table(
                List.of("what", "measured"),
                List.of(
                        List.of("create an empty sandbox with a key", millis(costs.createMillis())),
                        List.of(
                                "reset one with 10 accounts and 100 transactions to a snapshot",
                                millis(costs.resetMillis())),
                        List.of("fork one with 20,000 transactions", millis(costs.forkMillis())),
                        List.of(
                                "postings to `main`, 64 clients: p99 alone",
                                millis(costs.alone().p99Micros())),
                        List.of(
                                "the same beside forks and resets of a large sandbox (" + costs.copies() + " of them)",
                                millis(costs.beside().p99Micros())),
                        List.of("postings to one sandbox, 64 clients", rate(costs.one())),
                        List.of("postings to many sandboxes, 64 clients", rate(costs.many()))));
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, "%.2f ms", millis);
    }

    private static List<String> stall(Stall stall) {
        return List.of(
                stall.name(),
                Integer.toString(stall.clients()),
                millis(stall.alone().p99Micros()),
                millis(stall.beside().p99Micros()),
                ratio(stall.ratio()),
                millis(stall.beside().maxMicros()),
                Long.toString(stall.refused()),
                Target.Verdict.of(stall.holds()).words());
    }

    private static String table(List<String> head, List<List<String>> rows) {
        var all = new ArrayList<List<String>>();
        all.add(head);
        all.add(head.stream().map(_ -> "---").toList());
        all.addAll(rows);
        return all.stream().map(row -> "| " + String.join(" | ", row) + " |\n").collect(Collectors.joining());
    }

    private static String yardstick(Figure figure, Rate rate) {
        return rate.connections() == figure.clients()
                ? rate(rate)
                : rate(rate) + " (" + rate.connections() + " connections)";
    }

    private static String rate(Rate rate) {
        return String.format(Locale.ROOT, "%,.0f/s", rate.perSecond());
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%.2f ms", micros / 1e3);
    }

    private static String seconds(List<Double> times) {
        return String.format(Locale.ROOT, "%.2f s", Rate.median(times));
    }
}
