package dev.mockbank.shared;

import java.time.Instant;

/// The state of a sandbox at one moment, kept under a name.
///
/// @param name         1 to 200 characters, once in its sandbox
/// @param createdAt    when it was taken
/// @param accounts     how many it has
/// @param transactions how many it has
public record Snapshot(String name, Instant createdAt, long accounts, long transactions) {

    /// How many a sandbox has at most.
    public static final int MAX_SNAPSHOTS = 100;
}
