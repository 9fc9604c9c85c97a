package dev.mockbank.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// All that a run gave.
record Results(
        LocalDate date,
        Machine machine,
        Plan plan,
        boolean pgbench,
        List<Figure> figures,
        TwoServers twoServers,
        List<Growth> growth,
        Start start) {

    Optional<Figure> figure(Workload workload, int clients) {
        return figures.stream()
                .filter(figure -> figure.name().equals(workload.label()) && figure.clients() == clients)
                .findFirst();
    }
}
