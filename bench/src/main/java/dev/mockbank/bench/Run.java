package dev.mockbank.bench;

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
    private final Progress progress;

    Run(Plan plan, Workplace workplace, Progress progress) {
        this.plan = plan;
        this.workplace = workplace;
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
        var database = server.database();
        var books = new LedgerCheck(database);
        var accounts = books.open(ACCOUNTS);
        books.book(accounts, (long) ACCOUNTS * HISTORY_OF_EACH);
        var key = server.newKey();

        var pgbench = Pgbench.find(database, workplace.folder());
        progress.say(
                pgbench.isPresent()
                        ? "Yardsticks: the JDBC driver, and pgbench with prepared statements"
                        : "Yardstick: the JDBC driver; pgbench is not on the path, and PGBENCH does not name it");
        var comparison = new Comparison(
                plan,
                progress,
                books.connections(),
                new DriverLoop(database),
                pgbench,
                new Api(List.of(server.address()), key));
        progress.say("Warming up");
        comparison.warmUp(compared(accounts));
        var figures = comparison.measure(compared(accounts));

        var twoServers = twoServers(server, books, accounts, key);
        server.close();
        var growth = new Grown(plan, workplace, progress).measure();
        return new Results(
                LocalDate.now(ZoneId.systemDefault()),
                Machine.current(),
                workplace.jvm(),
                plan,
                pgbench.isPresent(),
                figures,
                twoServers,
                growth,
                starts.start());
    }

    private TwoServers twoServers(ServerProcess first, LedgerCheck books, Accounts accounts, String key) {
        progress.say("Two servers on one database");
        var settings = Map.of("DATABASE_URL", first.database().url());
        try (var second = workplace.launch("second", settings)) {
            second.awaitReady();
            var one = new Api(List.of(first.address()), key);
            var two = new Api(List.of(first.address(), second.address()), key);
            var workloads = compared(accounts).stream()
                    .filter(workload -> workload.act().posts())
                    .toList();
            new Api(List.of(second.address()), key).warmUp(workloads, plan.warmUpSeconds());
            long last = books.lastTransaction();
            var lines = new ArrayList<TwoServers.Line>();
            for (var workload : workloads) {
                lines.add(line(workload, one, two));
            }
            var result = new TwoServers(
                    lines,
                    one.acknowledged() + two.acknowledged(),
                    books.transactionsSince(last),
                    books.wrongBalances());
            progress.say("%,d postings acknowledged, %,d booked; balances that are wrong: %d"
                    .formatted(result.acknowledged(), result.booked(), result.wrong()));
            return result;
        }
    }

    private TwoServers.Line line(Workload workload, Api one, Api two) {
        var byOne = new ArrayList<Double>();
        var byTwo = new ArrayList<Double>();
        IntStream.range(0, plan.rounds()).forEach(_ -> {
            byOne.add(one.perSecond(workload, CLIENTS_OF_TWO_SERVERS, plan.seconds()));
            byTwo.add(two.perSecond(workload, CLIENTS_OF_TWO_SERVERS, plan.seconds()));
        });
        var line = new TwoServers.Line(
                workload.label(),
                CLIENTS_OF_TWO_SERVERS,
                new Rate(CLIENTS_OF_TWO_SERVERS, byOne),
                new Rate(CLIENTS_OF_TWO_SERVERS, byTwo));
        progress.say("%-38s  one server %,.0f/s   two servers %,.0f/s"
                .formatted(line.name(), line.one().perSecond(), line.two().perSecond()));
        return line;
    }
}
