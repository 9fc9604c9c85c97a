package dev.mockbank.shared;

import java.time.Instant;

/// What the server tells its keeper about itself.
///
/// @param version       the server's version
/// @param startedAt     when this server started
/// @param uptimeSeconds how long ago that was
/// @param database      the database behind it
/// @param limiter       how requests are limited
/// @param accounts      how many accounts there are
/// @param transactions  how many transactions there are
/// @param apiKeys       how many API keys there are, revoked ones too
public record AdminInfo(
        String version,
        Instant startedAt,
        long uptimeSeconds,
        Database database,
        Limiter limiter,
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
}
