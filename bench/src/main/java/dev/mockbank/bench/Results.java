package dev.mockbank.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// All that a run gave.
///
/// @param jvm the name of the file with the JVM options of the server
/// @param pgbench whether it was there
/// @param fastDisk figures on a file system in memory; none where there is none
record Results(
        LocalDate date,
        Machine machine,
        String jvm,
        Plan plan,
        boolean pgbench,
        List<Figure> figures,
        List<Figure> fastDisk,
        TwoServers twoServers,
        List<Growth> growth,
        List<Stall> stalls,
        SandboxCosts sandboxes,
        Start start) {

    @JsonProperty
    List<Target> targets() {
        return Targets.of(this);
    }

    Optional<Figure> figure(Workload workload, int clients) {
        return find(figures, workload, clients);
    }

    Optional<Figure> onFastDisk(Workload workload, int clients) {
        return find(fastDisk, workload, clients);
    }

    private static Optional<Figure> find(List<Figure> figures, Workload workload, int clients) {
        return figures.stream()
                .filter(figure -> figure.name().equals(workload.label()) && figure.clients() == clients)
                .findFirst();
    }
}
