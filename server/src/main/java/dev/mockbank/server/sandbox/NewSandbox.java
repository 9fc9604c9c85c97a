package dev.mockbank.server.sandbox;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A sandbox to make.
///
/// @param name      1 to 200 characters
/// @param source    what it begins as a copy of; empty when it begins empty
/// @param expiresIn in how many seconds it is deleted; null when it stays
/// @param currency  three letters by ISO 4217; null means that of the source, or EUR
/// @param withKey   whether it gets a key of access `control`
record NewSandbox(
        String name,
        Optional<Source> source,
        @Nullable Long expiresIn,
        @Nullable String currency,
        boolean withKey) {

    /// What a sandbox begins as a copy of.
    ///
    /// @param sandboxId of any sandbox
    /// @param snapshot  the name of one of its snapshots; null is the sandbox as it is now
    record Source(long sandboxId, @Nullable String snapshot) {}
}
