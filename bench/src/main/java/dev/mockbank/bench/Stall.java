package dev.mockbank.bench;

/// How postings with one API key fare while another key does something heavy.
///
/// @param name    what the other key does
/// @param clients how many of its requests are under way at a time
/// @param alone   the postings' times just before
/// @param beside  the postings' times meanwhile
/// @param refused how many of the postings meanwhile were not booked: refused, or not answered
/// @param answered how many requests of the other key were answered with success
/// @param turnedDown how many of its requests were refused
record Stall(String name, int clients, Latency alone, Latency beside, long refused, long answered, long turnedDown) {

    /// Slower postings than this are a stall when they are also [#MAX_RATIO] times as slow as alone.
    static final double MAX_MILLIS = 60;

    static final double MAX_RATIO = 3;

    /// The 99th percentile beside the other key to that alone.
    double ratio() {
        return (double) beside.p99Micros() / Math.max(1, alone.p99Micros());
    }

    boolean holds() {
        return refused == 0 && (ratio() <= MAX_RATIO || beside.p99Micros() <= MAX_MILLIS * 1_000);
    }
}
