package dev.mockbank.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The yardstick that PostgreSQL brings along: `pgbench` with prepared statements, where it is installed.
final class Pgbench implements Contender {

    private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");
    private static final Pattern COUNT = Pattern.compile("(?m)^number of transactions actually processed: ([0-9]+)");
    private static final int THREADS = 2;
    private static final int CONNECTIONS_A_SECOND = 100;
    private static final int MAX_CONNECTING_SECONDS = 30;

    private final String program;
    private final EmbeddedDatabase database;
    private final Path folder;
    private final Meter meter;

    private Pgbench(String program, EmbeddedDatabase database, Path folder, Meter meter) {
        this.program = program;
        this.database = database;
        this.folder = folder;
        this.meter = meter;
    }

    /// The one of the setting `PGBENCH`, or else of the path; none where it does not run.
    ///
    /// @param folder where it may write its script
    static Optional<Pgbench> find(EmbeddedDatabase database, Path folder, Meter meter) {
        var program = Optional.ofNullable(System.getenv("PGBENCH")).orElse("pgbench");
        try {
            var version = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return version.waitFor() == 0
                    ? Optional.of(new Pgbench(program, database, folder, meter))
                    : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// It knows only whole seconds, and connecting takes some of them, which its rate leaves out: where none were left,
    /// it gets more. The processor time of connecting counts in the cost.
    @Override
    public Measured measure(Workload workload, int clients, double seconds) {
        int counting = Math.max(1, (int) Math.round(seconds));
        int connecting = clients / CONNECTIONS_A_SECOND;
        while (true) {
            var before = meter.read();
            var output = run(workload, clients, counting + connecting);
            var rate = RATE.matcher(output);
            var count = COUNT.matcher(output);
            if (rate.find() && count.find()) {
                return new Measured(
                        Double.parseDouble(rate.group(1)), meter.since(before, Long.parseLong(count.group(1))));
            }
            connecting = 2 * connecting + 1;
            if (connecting > MAX_CONNECTING_SECONDS) {
                throw new IllegalStateException("pgbench failed: " + output);
            }
        }
    }

    private String run(Workload workload, int clients, int seconds) {
        try {
            var script = Files.writeString(folder.resolve("pgbench.sql"), script(workload));
            var builder = new ProcessBuilder(List.of(
                    program,
                    "--no-vacuum",
                    "--protocol=prepared",
                    "--file=" + script,
                    "--client=" + clients,
                    "--jobs=" + Math.min(THREADS, clients),
                    "--time=" + seconds));
            builder.environment().putAll(database.environment());
            var process = builder.redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("pgbench failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String script(Workload workload) {
        var accounts = workload.accounts();
        return "\\set id random(%d, %d)%n%s;%n"
                .formatted(
                        accounts.first(), accounts.last(), workload.act().sql().replace('\n', ' '));
    }
}
