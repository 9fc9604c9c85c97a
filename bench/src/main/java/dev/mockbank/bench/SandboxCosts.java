package dev.mockbank.bench;

/// What sandboxes cost, as medians over HTTP, and what they cost others.
///
/// @param createMillis to create an empty one with a key
/// @param resetMillis  to reset one with 10 accounts and 100 transactions to a snapshot
/// @param forkMillis   to fork one with [Sandboxes#FORKED] transactions
/// @param alone        the times of postings to `main`, just before
/// @param beside       the same while a sandbox with [Plan#copied] transactions is forked and reset again and again
/// @param copies       how many forks and resets there were meanwhile
/// @param one          postings to one sandbox
/// @param many         postings to [Plan#sandboxes] sandboxes
record SandboxCosts(
        double createMillis,
        double resetMillis,
        double forkMillis,
        Latency alone,
        Latency beside,
        int copies,
        Rate one,
        Rate many) {

    /// The 99th percentile beside the copies to that alone.
    double besideRatio() {
        return (double) beside.p99Micros() / Math.max(1, alone.p99Micros());
    }

    /// The rate of many sandboxes to that of one.
    double manyRatio() {
        return many.perSecond() / one.perSecond();
    }
}
