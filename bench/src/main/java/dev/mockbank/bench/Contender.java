package dev.mockbank.bench;

/// Who is measured: the API, or one of its yardsticks.
interface Contender {

    /// Does a workload, each client as fast as it is answered.
    ///
    /// @param clients how many at a time, each with a connection of its own
    /// @param seconds how long
    /// @return how many a second, and what each cost
    /// @throws IllegalStateException when a single one failed
    Measured measure(Workload workload, int clients, double seconds);
}
