package dev.mockbank.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The processor time that a request takes, in microseconds: it depends less on the machine's disk, on how many
/// processors there are and on what else runs than a rate does.
///
/// @param serverMicros   of the server, or of all servers
/// @param databaseMicros of all of PostgreSQL's processes
/// @param loadMicros     of whoever sends the requests
record Cost(double serverMicros, double databaseMicros, double loadMicros) {

    @JsonProperty
    double totalMicros() {
        return serverMicros + databaseMicros + loadMicros;
    }

    /// The median of each part.
    static Cost median(List<Cost> rounds) {
        return new Cost(
                median(rounds, Cost::serverMicros),
                median(rounds, Cost::databaseMicros),
                median(rounds, Cost::loadMicros));
    }

    private static double median(List<Cost> rounds, ToDoubleFunction<Cost> part) {
        return Rate.median(rounds.stream().map(part::applyAsDouble).toList());
    }
}
