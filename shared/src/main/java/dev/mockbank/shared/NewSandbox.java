package dev.mockbank.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// A sandbox to create.
///
/// @param name      1 to 200 characters
/// @param from      what it begins as a copy of; null for an empty one
/// @param expiresIn after how many seconds it is deleted, at most [Sandbox#MAX_EXPIRES_IN]; null for never
/// @param currency  three letters by ISO 4217; null means that of the source, or EUR
/// @param key       whether it gets an API key with access `control`
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewSandbox(
        String name,
        @Nullable Source from,
        @Nullable Long expiresIn,
        @Nullable String currency,
        boolean key) {

    /// What a sandbox is a copy of.
    ///
    /// @param sandboxId the id of any sandbox
    /// @param snapshot  the name of one of its snapshots; null for its current state
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Source(long sandboxId, @Nullable String snapshot) {}

    /// An empty sandbox with a key, which stays until it is deleted.
    public static NewSandbox named(String name) {
        return new NewSandbox(name, null, null, null, true);
    }

    /// The same as a copy of another sandbox.
    public NewSandbox copyOf(long sandboxId) {
        return new NewSandbox(name, new Source(sandboxId, null), expiresIn, currency, key);
    }

    /// The same as a copy of a snapshot.
    public NewSandbox copyOf(long sandboxId, String snapshot) {
        return new NewSandbox(name, new Source(sandboxId, snapshot), expiresIn, currency, key);
    }

    /// The same with an end after so many seconds.
    public NewSandbox expiringIn(long seconds) {
        return new NewSandbox(name, from, seconds, currency, key);
    }
}
