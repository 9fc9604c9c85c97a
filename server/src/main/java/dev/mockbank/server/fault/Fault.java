package dev.mockbank.server.fault;

import dev.mockbank.shared.FaultRule;

/// A fault that happens to one request.
///
/// @param rule         what goes wrong
/// @param milliseconds how long the request waits, if that is what goes wrong
record Fault(FaultRule rule, int milliseconds) {

    /// The fault of a rule, whatever its conditions.
    ///
    /// @param chances what a distribution is drawn from
    static Fault of(FaultRule rule, SeededChances chances) {
        var fixed = rule.milliseconds();
        var median = rule.p50();
        var high = rule.p99();
        if (fixed != null || median == null || high == null) {
            return new Fault(rule, fixed == null ? 0 : fixed);
        }
        double drawn = chances.logNormal(median, high);
        return new Fault(rule, (int) Math.min(Math.round(drawn), FaultRule.MAX_MILLISECONDS));
    }
}
