package dev.mockbank.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The benchmark's program. `./mvnw -Pbench` starts it.
@Command(
        name = "bench",
        description = "Measures the API beside PostgreSQL itself, on this machine and in one run.",
        mixinStandardHelpOptions = true)
public final class Bench implements Runnable {

    private static final int EXIT_FAILED = 1;

    @Option(names = "--seconds", defaultValue = "2", description = "how long each measurement takes, 0.1 to 60")
    private double seconds;

    @Option(names = "--rounds", defaultValue = "3", description = "how often each is repeated, 1 to 9")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "15", description = "seconds before a new server counts, 0 to 300")
    private double warmUpSeconds;

    @Option(names = "--clients", split = ",", defaultValue = "1,16,64,256", description = "how many at a time")
    private List<Integer> clients = List.of();

    @Option(
            names = "--history",
            split = ",",
            defaultValue = "10000,1000000",
            description = "how many transactions an account has when its growth is measured")
    private List<Long> history = List.of();

    @Option(
            names = "--stall-history",
            defaultValue = "1000000",
            description = "how many transactions the bank has in which one key tries to stall another")
    private long stallHistory;

    @Option(
            names = "--copied",
            defaultValue = "100000",
            description = "how many transactions the sandbox has that is copied beside postings")
    private long copied;

    @Option(names = "--sandboxes", defaultValue = "1000", description = "how many sandboxes are posted to at a time")
    private int sandboxes;

    @Option(
            names = "--only",
            defaultValue = "all",
            description = "a part of it, whose results are not written: ${COMPLETION-CANDIDATES}")
    private Part only = Part.ALL;

    @Option(
            names = "--memory",
            defaultValue = "/dev/shm",
            description = "a folder in memory, where postings are measured without a disk")
    private Path memory = Path.of("");

    @Option(names = "--folder", required = true, description = "where the database and the results are")
    private Path folder = Path.of("");

    @Option(names = "--publish", arity = "1", description = "write the results into the documentation")
    private boolean publish;

    @Option(names = "--server", required = true, description = "the server's folder in the built project")
    private Path server = Path.of("");

    @Option(names = "--jvm", defaultValue = "jvm", description = "which of the files of JVM options there")
    private String jvm = "";

    private final PrintStream out;

    Bench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        endWithParent();
        System.exit(run(System.out, arguments));
    }

    /// Runs it and gives the exit code.
    static int run(PrintStream out, String... arguments) {
        var line = new CommandLine(new Bench(out));
        line.registerConverter(
                Part.class, name -> Part.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT)));
        line.setExecutionExceptionHandler((thrown, _, _) -> {
            thrown.printStackTrace();
            return EXIT_FAILED;
        });
        return line.execute(arguments);
    }

    @Override
    public void run() {
        if (publish && !Chart.drawable()) {
            throw new IllegalArgumentException("publish: this machine has no fonts for the chart" + Publication.FONTS);
        }
        var plan = new Plan(seconds, rounds, warmUpSeconds, clients, history, stallHistory, copied, sandboxes);
        var launch = new Launch(server.toAbsolutePath().normalize(), jvm);
        try (var workplace = Workplace.create(folder, launch)) {
            var hook = new Thread(workplace::close, "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                measure(plan, workplace);
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (RuntimeException e) {
                // What breaks while the run is being stopped was broken by the stop.
                if (!workplace.closed()) {
                    throw e;
                }
            }
        }
    }

    private void measure(Plan plan, Workplace workplace) {
        var progress = new Progress(out);
        var run = new Run(plan, workplace, memory, progress);
        switch (only) {
            case ALL -> report(run.measure());
            case FIGURES -> print(run.figures());
            case FAST_DISK -> print(run.fastDisk());
            case STALL -> out.printf("%n%s%n", Tables.stalls(run.stalls()));
            case SANDBOXES -> out.printf("%n%s%n", Tables.sandboxes(run.sandboxes()));
        }
    }

    private void print(List<Figure> figures) {
        out.printf("%n%s%n%s%n", Tables.figures(figures), Tables.costs(figures));
    }

    private void report(Results results) {
        var publication = publish ? Publication.documentation(Path.of("")) : Publication.folder(folder);
        var tables = new Tables(results).text();
        publication.write(results, tables);
        out.printf("%n%s%n%s%n", tables, publication.files());
        if (!results.twoServers().exact()) {
            throw new IllegalStateException("The books are not exact: see the two servers on one database");
        }
    }

    /// Maven does not wait for its child on Ctrl-C, and may be killed.
    private static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> Thread.ofPlatform()
                        .daemon()
                        .name("parent-watch")
                        .start(() -> {
                            parent.onExit().join();
                            System.exit(EXIT_FAILED);
                        }));
    }
}
