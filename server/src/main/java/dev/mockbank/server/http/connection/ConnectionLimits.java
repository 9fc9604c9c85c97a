package dev.mockbank.server.http.connection;

import java.time.Duration;

/// How many connections may be open, and how long the server waits for a client. Only waiting counts, by the monotonic
/// clock: what the server itself needs for a request ends no connection, and neither does a clock that is set.
///
/// @param connections how many may be open; for a further one the one that is idle longest is closed
/// @param handshake   how long the handshake of TLS may take
/// @param idle        how long a connection may wait for a request; longer than the 60 s for which nginx and most load
///                    balancers keep a connection, because who closes first may lose a request
/// @param request     how long the bytes of one request may take to come, all waits together
/// @param answer      how long a client may take no byte of its answer
public record ConnectionLimits(int connections, Duration handshake, Duration idle, Duration request, Duration answer) {

    /// Those of a server.
    public static final ConnectionLimits DEFAULT = new ConnectionLimits(
            4096, Duration.ofSeconds(10), Duration.ofSeconds(75), Duration.ofSeconds(60), Duration.ofSeconds(30));
}
