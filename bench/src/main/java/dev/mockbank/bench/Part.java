package dev.mockbank.bench;

/// How much of the benchmark is run.
enum Part {
    /// Everything; only then results are written.
    ALL,
    /// The API beside its yardsticks.
    FIGURES,
    /// The same for postings, where the disk is fast.
    FAST_DISK,
    /// Whether one API key can stall another's postings.
    STALL,
    /// What sandboxes cost.
    SANDBOXES
}
