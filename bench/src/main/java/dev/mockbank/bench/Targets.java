package dev.mockbank.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// What the project wants to reach, held against a run. Ratios are to pgbench; to the driver where it is not installed.
final class Targets {

    private static final int MANY_CLIENTS = 64;
    private static final int SOME_CLIENTS = 16;
    private static final double KIB_PER_MIB = 1024;

    private static final Accounts SPREAD = new Accounts(1, Run.ACCOUNTS);
    private static final Workload GET = new Workload(Act.GET_ACCOUNT, SPREAD);
    private static final Workload PAGE = new Workload(Act.GET_PAGE, SPREAD);
    private static final Workload POST = new Workload(Act.POST, SPREAD);
    private static final Workload POST_ONE = new Workload(Act.POST, SPREAD.first(1));

    private final Results results;
    private final List<Target> targets = new ArrayList<>();

    private Targets(Results results) {
        this.results = results;
    }

    static List<Target> of(Results results) {
        var targets = new Targets(results);
        targets.throughput();
        targets.fastDisk();
        targets.stalls();
        targets.sandboxes();
        targets.latency(POST);
        targets.latency(POST_ONE);
        targets.pages();
        targets.exactness();
        targets.start();
        return List.copyOf(targets.targets);
    }

    private void throughput() {
        var many = results.figure(POST, MANY_CLIENTS);
        var one = results.figure(POST_ONE, MANY_CLIENTS);
        atLeast("Postings over 1,000 accounts, 64 clients, to PostgreSQL's", 1.5, many.map(Figure::toYardstick));
        atLeast("Postings on one account, 64 clients, to PostgreSQL's", 10, one.map(Figure::toYardstick));
        atLeast(
                "Postings on one account to those over 1,000 accounts, 64 clients",
                1,
                one.flatMap(hot ->
                        many.map(cold -> hot.api().perSecond() / cold.api().perSecond())));
        atLeast(
                "`GET /accounts/{id}`, 16 clients, to PostgreSQL's select of the row",
                0.7,
                results.figure(GET, SOME_CLIENTS).map(Figure::toYardstick));
        atLeast(
                "A page of 50 of one account, 16 clients, to PostgreSQL's select of the page",
                0.7,
                results.figure(PAGE, SOME_CLIENTS).map(Figure::toYardstick));
        atLeast(
                "One client alone, posting, to one connection to PostgreSQL",
                0.6,
                results.figure(POST, 1).map(Figure::toYardstick));
        below(
                "Processor time of a posting over 1,000 accounts, 64 clients: server, PostgreSQL and load",
                60,
                " µs",
                many.flatMap(figure -> Optional.ofNullable(figure.api().cost())).map(Cost::totalMicros));
    }

    private void sandboxes() {
        var costs = results.sandboxes();
        below("An empty sandbox with a key", 5, " ms", Optional.of(costs.createMillis()));
        below("A reset of 10 accounts and 100 transactions", 10, " ms", Optional.of(costs.resetMillis()));
        below("A fork of 20,000 transactions", 500, " ms", Optional.of(costs.forkMillis()));
        below(
                "p99 of postings, 64 clients, beside copies of a large sandbox, to that alone",
                2,
                "",
                Optional.of(costs.besideRatio()));
        atLeast("Postings to 1,000 sandboxes to those to one", 0.9, Optional.of(costs.manyRatio()));
    }

    private void fastDisk() {
        atLeast(
                "Postings over 1,000 accounts, 64 clients, to PostgreSQL's, where the disk is fast",
                1.5,
                results.onFastDisk(POST, MANY_CLIENTS).map(Figure::toYardstick));
        atLeast(
                "One client alone, posting, to one connection to PostgreSQL, where the disk is fast",
                0.6,
                results.onFastDisk(POST, 1).map(Figure::toYardstick));
    }

    private void stalls() {
        for (var stall : results.stalls()) {
            add(
                    "Postings of one key beside another's " + stall.name(),
                    "none refused; p99 at most 3 × or 60 ms",
                    String.format(
                            Locale.ROOT,
                            "%d refused; %.1f ×, %.1f ms",
                            stall.refused(),
                            stall.ratio(),
                            stall.beside().p99Micros() / 1e3),
                    stall.holds());
        }
    }

    private void latency(Workload workload) {
        var ratio = results.figure(workload, MANY_CLIENTS)
                .map(Figure::latency)
                .map(times -> (double) times.p99Micros() / Math.max(1, times.p50Micros()));
        below("p99 of `%s` at half load, 64 clients, to p50".formatted(workload.label()), 10, " ×", ratio);
    }

    /// A page's time among many transactions to that among few.
    private void pages() {
        var pages = results.growth().stream()
                .filter(line -> line.name().startsWith(Act.GET_PAGE.label()))
                .toList();
        for (var name : pages.stream().map(Growth::name).distinct().toList()) {
            var sizes = pages.stream().filter(line -> line.name().equals(name)).toList();
            var few = sizes.getFirst();
            var many = sizes.getLast();
            below(
                    String.format(Locale.ROOT, "%s: time at %,d transactions to %,d", name, many.size(), few.size()),
                    1.5,
                    " ×",
                    Optional.of(few.api().perSecond() / many.api().perSecond()));
        }
    }

    private void exactness() {
        var servers = results.twoServers();
        add(
                "Two servers on one database: every posting booked once, every balance right",
                "exact",
                servers.exact() ? "exact" : servers.wrong() + " balances wrong",
                servers.exact());
    }

    private void start() {
        var start = results.start();
        below("Start on existing data", 1, " s", Optional.of(Rate.median(start.existingSeconds())));
        below("First start", 4, " s", Optional.of(Rate.median(start.firstSeconds())));
        below("Memory of the idle server", 120, " MB", mebibytes(start.serverKib()));
        below("Memory of the idle PostgreSQL", 80, " MB", mebibytes(start.databaseKib()));
        below(
                "Processor time of both, idle",
                0.3,
                " % of a processor",
                start.idlePercent().isPresent()
                        ? Optional.of(start.idlePercent().getAsDouble())
                        : Optional.empty());
    }

    private void atLeast(String name, double bound, Optional<Double> measured) {
        add(name, "at least " + text(bound) + " ×", measured, " ×", measured.orElse(0.0) >= bound);
    }

    private void below(String name, double bound, String unit, Optional<Double> measured) {
        add(name, "under " + text(bound) + unit, measured, unit, measured.orElse(0.0) < bound);
    }

    private void add(String name, String wanted, Optional<Double> measured, String unit, boolean holds) {
        if (measured.isPresent()) {
            add(name, wanted, text(measured.get()) + unit, holds);
        } else {
            targets.add(new Target(name, wanted, "", Target.Verdict.NOT_MEASURED));
        }
    }

    private void add(String name, String wanted, String measured, boolean holds) {
        targets.add(new Target(name, wanted, measured, Target.Verdict.of(holds)));
    }

    private static Optional<Double> mebibytes(OptionalLong kib) {
        return kib.isPresent() ? Optional.of(kib.getAsLong() / KIB_PER_MIB) : Optional.empty();
    }

    private static String text(double number) {
        boolean whole = number == Math.rint(number) || number >= 100;
        return String.format(Locale.ROOT, whole ? "%.0f" : "%.2f", number);
    }
}
