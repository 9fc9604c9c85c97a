package dev.mockbank.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the server tells its keeper about itself.
///
/// @param version       the server's version
/// @param startedAt     when this server started
/// @param uptimeSeconds how long ago that was
/// @param database      the database behind it
/// @param limiter       how requests are limited
/// @param memory        what server and database take of the machine
/// @param accounts      how many accounts there are
/// @param transactions  how many transactions there are
/// @param apiKeys       how many API keys there are, revoked ones too
public record AdminInfo(
        String version,
        Instant startedAt,
        long uptimeSeconds,
        Database database,
        Limiter limiter,
        Memory memory,
        long accounts,
        long transactions,
        long apiKeys) {

    /// The database behind the server.
    ///
    /// @param kind      `embedded` or `external`
    /// @param version   PostgreSQL's version
    /// @param sizeBytes what the database takes on disk
    public record Database(String kind, String version, long sizeBytes) {}

    /// How requests are limited.
    ///
    /// @param kind             where the count is kept
    /// @param defaultRateLimit requests a minute of a key without a limit of its own; 0 is no limit
    public record Limiter(String kind, int defaultRateLimit) {}

    /// What is taken of the machine's memory; null where that cannot be known.
    ///
    /// @param serverBytes   the server itself
    /// @param databaseBytes all processes of the embedded database; null for an external one
    public record Memory(
            @Nullable Long serverBytes, @Nullable Long databaseBytes) {}
}
