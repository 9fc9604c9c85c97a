package dev.mockbank.admin.client;

import dev.mockbank.shared.AdminInfo;
import java.time.Duration;
import java.util.Optional;

/// What the server says of itself at one moment.
///
/// @param requestsPerSecond requests answered in the last second, without the console's own looks at its health
/// @param median            the latency that half of them kept; empty when there were none
/// @param p95               the latency that 95 of 100 kept; empty when there were none
/// @param info              what it says to its keeper; empty before it was asked
public record Vitals(
        double requestsPerSecond, Optional<Duration> median, Optional<Duration> p95, Optional<AdminInfo> info) {

    /// Nothing is known yet.
    public static final Vitals NONE = new Vitals(0, Optional.empty(), Optional.empty(), Optional.empty());
}
