package dev.mockbank.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The start of a server and what it takes when it is idle.
///
/// @param firstSeconds    of each first start, until it is ready
/// @param existingSeconds the same on an existing data folder
/// @param serverKib       resident memory of the server process; empty where it is not measured
/// @param databaseKib     memory of PostgreSQL's processes, shared pages counted once; empty where it is not measured
/// @param idlePercent     how much of one processor both take together; empty where it is not measured
record Start(
        List<Double> firstSeconds,
        List<Double> existingSeconds,
        OptionalLong serverKib,
        OptionalLong databaseKib,
        OptionalDouble idlePercent) {}
