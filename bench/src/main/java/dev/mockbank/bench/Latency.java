package dev.mockbank.bench;

import org.HdrHistogram.Histogram;

/// How long requests take at a steady rate, in microseconds from when each should have been sent.
///
/// @param perSecond the rate
record Latency(double perSecond, long p50Micros, long p99Micros, long p999Micros, long maxMicros) {

    private static final double NANOS = 1e3;

    static Latency of(double perSecond, Histogram nanos) {
        return new Latency(
                Math.round(perSecond),
                Math.round(nanos.getValueAtPercentile(50) / NANOS),
                Math.round(nanos.getValueAtPercentile(99) / NANOS),
                Math.round(nanos.getValueAtPercentile(99.9) / NANOS),
                Math.round(nanos.getMaxValue() / NANOS));
    }
}
