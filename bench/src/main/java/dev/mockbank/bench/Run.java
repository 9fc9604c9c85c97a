package dev.mockbank.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A run from the first start to the last figure.
final class Run {

    static final int ACCOUNTS = 1_000;

    /// So that a page has its 50 rows, and a next one.
    private static final int HISTORY_OF_EACH = 100;

    private static final int CLIENTS_OF_TWO_SERVERS = 64;

    private final Plan plan;
    private final Workplace workplace;
    private final Path memory;
    private final Progress progress;

    /// @param memory a folder in memory, for the figures of a fast disk
    Run(Plan plan, Workplace workplace, Path memory, Progress progress) {
        this.plan = plan;
        this.workplace = workplace;
        this.memory = memory;
        this.progress = progress;
    }

    /// The workloads that are compared, on these accounts.
    static List<Workload> compared(Accounts accounts) {
        return List.of(
                new Workload(Act.GET_ACCOUNT, accounts),
                new Workload(Act.GET_PAGE, accounts),
                new Workload(Act.POST, accounts),
                new Workload(Act.POST, accounts.first(1)));
    }

    Results measure() {
        var starts = new Starts(plan, workplace, progress).measure();
        var server = starts.server();
        var books = new LedgerCheck(server.database());
        var accounts = accounts(books);
        var figures = figures(server, accounts);

        var twoServers = twoServers(server, books, accounts);
        server.close();
        var growth = new Grown(plan, workplace, progress).measure();
        return new Results(
                LocalDate.now(ZoneId.systemDefault()),
                Machine.current(),
                workplace.jvm(),
                plan,
                figures.stream().anyMatch(figure -> figure.pgbench() != null),
                figures,
                fastDisk(),
                twoServers,
                growth,
                stalls(),
                sandboxes(),
                starts.start());
    }

    /// The API beside its yardsticks, on a server of its own.
    List<Figure> figures() {
        try (var server = workplace.launch("home", Map.of())) {
            server.awaitReady();
            return figures(server, accounts(new LedgerCheck(server.database())));
        }
    }

    /// Postings beside their yardsticks, where the disk is fast.
    List<Figure> fastDisk() {
        return new FastDisk(plan, memory, workplace, progress).measure(this::comparison);
    }

    /// Whether one API key can stall another's postings.
    List<Stall> stalls() {
        return new Stalls(plan, workplace, progress).measure();
    }

    /// What sandboxes cost.
    SandboxCosts sandboxes() {
        return new Sandboxes(plan, workplace, progress).measure();
    }

    private static Accounts accounts(LedgerCheck books) {
        var accounts = books.open(ACCOUNTS);
        books.book(accounts, (long) ACCOUNTS * HISTORY_OF_EACH);
        return accounts;
    }

    private List<Figure> figures(ServerProcess server, Accounts accounts) {
        var comparison = comparison(plan, server);
        progress.say("Warming up");
        comparison.warmUp(compared(accounts));
        return comparison.measure(compared(accounts));
    }

    /// Of a server that runs, with the driver and with pgbench where that is installed.
    private Comparison comparison(Plan plan, ServerProcess server) {
        var database = server.database();
        var meter = Meter.of(List.of(server));
        var pgbench = Pgbench.find(database, workplace.folder(), meter);
        progress.say(
                pgbench.isPresent()
                        ? "Yardsticks: the JDBC driver, and pgbench with prepared statements"
                        : "Yardstick: the JDBC driver; pgbench is not on the path, and PGBENCH does not name it");
        return new Comparison(
                plan,
                progress,
                new LedgerCheck(database).connections(),
                new DriverLoop(database, meter),
                pgbench,
                new Api(List.of(server), server.newKey()));
    }

    private TwoServers twoServers(ServerProcess first, LedgerCheck books, Accounts accounts) {
        progress.say("Two servers on one database");
        var settings = Map.of("DATABASE_URL", first.database().url());
        try (var second = workplace.launch("second", settings)) {
            second.awaitReady();
            var key = first.newKey();
            var one = new Api(List.of(first), key);
            var two = new Api(List.of(first, second), key);
            var workloads = compared(accounts).stream()
                    .filter(workload -> workload.act().posts())
                    .toList();
            two.warmUp(workloads, plan.warmUpSeconds());
            long warmUp = two.acknowledged();
            long last = books.lastTransaction();
            var lines = new ArrayList<TwoServers.Line>();
            for (var workload : workloads) {
                lines.add(line(workload, one, two));
            }
            var result = new TwoServers(
                    lines,
                    one.acknowledged() + two.acknowledged() - warmUp,
                    books.transactionsSince(last),
                    books.wrongBalances());
            progress.say("%,d postings acknowledged, %,d booked; balances that are wrong: %d"
                    .formatted(result.acknowledged(), result.booked(), result.wrong()));
            return result;
        }
    }

    private TwoServers.Line line(Workload workload, Api one, Api two) {
        var byOne = new ArrayList<Measured>();
        var byTwo = new ArrayList<Measured>();
        IntStream.range(0, plan.rounds()).forEach(_ -> {
            byOne.add(one.measure(workload, CLIENTS_OF_TWO_SERVERS, plan.seconds()));
            byTwo.add(two.measure(workload, CLIENTS_OF_TWO_SERVERS, plan.seconds()));
        });
        var line = new TwoServers.Line(
                workload.label(),
                CLIENTS_OF_TWO_SERVERS,
                Rate.of(CLIENTS_OF_TWO_SERVERS, byOne),
                Rate.of(CLIENTS_OF_TWO_SERVERS, byTwo));
        progress.say("%-38s  one server %,.0f/s   two servers %,.0f/s"
                .formatted(line.name(), line.one().perSecond(), line.two().perSecond()));
        return line;
    }
}
