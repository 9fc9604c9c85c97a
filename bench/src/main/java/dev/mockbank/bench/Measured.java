package dev.mockbank.bench;

import org.jspecify.annotations.Nullable;

/// What one measurement of a workload gave.
///
/// @param cost of each request; null where the system does not tell
record Measured(double perSecond, @Nullable Cost cost) {}
