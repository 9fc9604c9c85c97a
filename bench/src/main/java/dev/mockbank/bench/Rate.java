package dev.mockbank.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// How many a second, in each round.
///
/// @param connections how many there were; fewer than clients where the database does not take as many
/// @param rounds      at least one
record Rate(int connections, List<Double> rounds) {

    Rate {
        rounds = rounds.stream().map(rate -> Math.round(rate * 10) / 10.0).toList();
    }

    /// The median of the rounds.
    @JsonProperty
    double perSecond() {
        return median(rounds);
    }

    static double median(List<Double> numbers) {
        var sorted = numbers.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
