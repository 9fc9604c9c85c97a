package dev.mockbank.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the processor time of a measurement's processes: servers, their database, and this one with the programs that
/// it ran to their end.
record Meter(List<Long> servers, long database) {

    private static final double MICROS = 1e6;

    /// The meter of servers on the database of the first.
    static Meter of(List<ServerProcess> servers) {
        return new Meter(
                servers.stream().map(ServerProcess::pid).toList(),
                servers.getFirst().database().pid());
    }

    /// The seconds that each has used since it began.
    record Reading(double servers, double database, double load) {

        /// What each of the requests between an earlier reading and this one cost.
        Cost since(Reading before, long requests) {
            double perRequest = MICROS / Math.max(1, requests);
            return new Cost(
                    rounded((servers - before.servers) * perRequest),
                    rounded((database - before.database) * perRequest),
                    rounded((load - before.load) * perRequest));
        }

        private static double rounded(double micros) {
            return Math.round(micros * 10) / 10.0;
        }
    }

    /// How it stands; null where the system does not tell.
    @Nullable
    Reading read() {
        double all = 0;
        for (long server : servers) {
            var time = ProcessorTime.of(server);
            if (time.isEmpty()) {
                return null;
            }
            all += time.getAsDouble();
        }
        var databases = ProcessorTime.ofTree(database);
        var load = ProcessorTime.withEndedChildren(ProcessHandle.current().pid());
        return databases.isPresent() && load.isPresent()
                ? new Reading(all, databases.getAsDouble(), load.getAsDouble())
                : null;
    }

    /// What the requests cost that were carried out since a reading.
    @Nullable
    Cost since(@Nullable Reading before, long requests) {
        var now = read();
        return before == null || now == null ? null : now.since(before, requests);
    }
}
