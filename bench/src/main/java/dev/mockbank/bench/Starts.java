package dev.mockbank.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Measures starts, and the memory of the server that was started last, before anybody has asked it anything.
final class Starts {

    /// Until the server has given back what only its start needed.
    private static final double IDLE_SECONDS = 10;

    /// Processor time is told in steps of 10 ms.
    private static final double WATCHED_SECONDS = 20;

    private static final double MIN_WATCHED_SECONDS = 0.1;

    private final Plan plan;
    private final Workplace workplace;
    private final Progress progress;

    Starts(Plan plan, Workplace workplace, Progress progress) {
        this.plan = plan;
        this.workplace = workplace;
        this.progress = progress;
    }

    /// What was measured, and the server that still runs.
    record Measured(Start start, ServerProcess server) {}

    Measured measure() {
        progress.say("Starting the server, " + plan.rounds() + " times for the first time and as often again");
        var first = new ArrayList<Double>();
        for (int round = 0; round < plan.rounds(); round++) {
            try (var server = workplace.launch("home-" + round, Map.of())) {
                first.add(server.awaitReady());
            }
        }
        var existing = new ArrayList<Double>();
        Optional<ServerProcess> running = Optional.empty();
        for (int round = 0; round < plan.rounds(); round++) {
            running.ifPresent(ServerProcess::close);
            var server = workplace.launch("home-0", Map.of());
            existing.add(server.awaitReady());
            running = Optional.of(server);
        }
        for (int round = 1; round < plan.rounds(); round++) {
            Workplace.delete(workplace.folder().resolve("home-" + round));
        }
        var server = running.orElseThrow();
        sleep(Math.min(IDLE_SECONDS, plan.warmUpSeconds()));
        var start = new Start(
                rounded(first),
                rounded(existing),
                Memory.residentKib(server.pid()),
                Memory.proportionalKib(server.database().pid()),
                idlePercent(server));
        progress.say(
                "Ready in %.2f s for the first time, in %.2f s on existing data; %s of memory, PostgreSQL %s; idle, both take %.2f %% of a processor"
                        .formatted(
                                Rate.median(start.firstSeconds()),
                                Rate.median(start.existingSeconds()),
                                mebibytes(start.serverKib()),
                                mebibytes(start.databaseKib()),
                                start.idlePercent().orElse(Double.NaN)));
        return new Measured(start, server);
    }

    private OptionalDouble idlePercent(ServerProcess server) {
        double seconds = Math.min(WATCHED_SECONDS, Math.max(MIN_WATCHED_SECONDS, plan.warmUpSeconds()));
        var meter = Meter.of(List.of(server));
        var before = meter.read();
        sleep(seconds);
        var after = meter.read();
        return before == null || after == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (after.servers() + after.database() - before.servers() - before.database()) / seconds * 100);
    }

    private static void sleep(double seconds) {
        try {
            Thread.sleep(Math.round(seconds * 1_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// In words.
    static String mebibytes(OptionalLong kib) {
        return kib.isPresent() ? Math.round(kib.getAsLong() / 1024.0) + " MB" : "not measured";
    }

    private static List<Double> rounded(List<Double> seconds) {
        return seconds.stream()
                .map(value -> Math.round(value * 1_000) / 1_000.0)
                .toList();
    }
}
