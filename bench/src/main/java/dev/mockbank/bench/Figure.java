package dev.mockbank.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// The API beside its yardsticks, in one workload and with as many clients.
///
/// @param name    the workload's
/// @param pgbench null where it is not installed
/// @param latency the API's, at half of its rate
record Figure(
        String name, int clients, Rate driver, @Nullable Rate pgbench, Rate api, Latency latency) {

    /// The API's rate to the driver's.
    @JsonProperty
    double toDriver() {
        return ratio(driver);
    }

    /// The API's rate to pgbench's; to the driver's where there is no pgbench.
    @JsonProperty
    double toYardstick() {
        return ratio(pgbench == null ? driver : pgbench);
    }

    private double ratio(Rate yardstick) {
        return api.perSecond() / yardstick.perSecond();
    }
}
