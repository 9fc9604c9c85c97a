package dev.mockbank.admin.server;

import dev.mockbank.admin.client.ConnectionState.Starting;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.client.Vitals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the server said of itself in the last two minutes, a look a second, oldest first. A new start begins it anew.
final class VitalsHistory {

    /// How many looks are kept: two minutes.
    static final int MAX_LOOKS = 120;

    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final ObservableList<Vitals> looks = FXCollections.observableArrayList();

    VitalsHistory(Session session) {
        // Two looks may be equal, and are two points all the same: every setting counts, not every change.
        session.vitalsProperty().subscribe(() -> add(session.vitalsProperty().get()));
        session.stateProperty().subscribe(state -> {
            if (state instanceof Starting) {
                looks.clear();
            }
        });
    }

    /// The looks, to be observed.
    ObservableList<Vitals> looks() {
        return looks;
    }

    /// Requests a second.
    List<Double> rates() {
        return looks.stream().map(Vitals::requestsPerSecond).toList();
    }

    /// The latency that 95 of 100 kept, in milliseconds; 0 in a second without requests.
    List<Double> p95Millis() {
        return millis(Vitals::p95);
    }

    /// The latency that half of them kept, in milliseconds; 0 in a second without requests.
    List<Double> medianMillis() {
        return millis(Vitals::median);
    }

    private List<Double> millis(Function<Vitals, Optional<Duration>> latency) {
        return looks.stream()
                .map(look -> latency.apply(look).map(Duration::toNanos).orElse(0L) / NANOS_PER_MILLISECOND)
                .toList();
    }

    private void add(Vitals look) {
        looks.add(look);
        if (looks.size() > MAX_LOOKS) {
            looks.removeFirst();
        }
    }
}
