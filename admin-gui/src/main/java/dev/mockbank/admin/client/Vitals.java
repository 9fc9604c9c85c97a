package dev.mockbank.admin.client;

import dev.mockbank.shared.AdminInfo;
import dev.mockbank.shared.Traffic;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What the server says of itself at one moment, without the console's own requests.
///
/// @param requestsPerSecond requests answered in the last second
/// @param median            the latency that half of them kept; empty when there were none
/// @param p95               the latency that 95 of 100 kept; empty when there were none
/// @param info              what it says to its keeper; empty before it was asked
public record Vitals(
        long requestsPerSecond, Optional<Duration> median, Optional<Duration> p95, Optional<AdminInfo> info) {

    /// Nothing is known.
    public static final Vitals NONE = new Vitals(0, Optional.empty(), Optional.empty(), Optional.empty());

    /// Those of the last second that is finished.
    static Vitals of(Traffic traffic, Optional<AdminInfo> info) {
        return traffic.busy().stream()
                .filter(second -> second.second() == traffic.second() - 1 && second.requests() > 0)
                .map(second ->
                        new Vitals(second.requests(), micros(second.medianMicros()), micros(second.p95Micros()), info))
                .findFirst()
                .orElseGet(() -> new Vitals(0, Optional.empty(), Optional.empty(), info));
    }

    private static Optional<Duration> micros(long micros) {
        return Optional.of(Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros)));
    }
}
