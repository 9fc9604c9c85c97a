package dev.mockbank.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How many a second, in each round, and what each cost.
///
/// @param connections how many there were; fewer than clients where the database does not take as many
/// @param rounds      at least one
/// @param cost        the median of the rounds; null where the system does not tell
record Rate(int connections, List<Double> rounds, @Nullable Cost cost) {

    Rate {
        rounds = rounds.stream().map(rate -> Math.round(rate * 10) / 10.0).toList();
    }

    static Rate of(int connections, List<Measured> rounds) {
        var costs = rounds.stream().map(Measured::cost).filter(Objects::nonNull).toList();
        return new Rate(
                connections,
                rounds.stream().map(Measured::perSecond).toList(),
                costs.isEmpty() ? null : Cost.median(costs));
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
