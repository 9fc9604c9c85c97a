package dev.mockbank.server.http.connection;

import java.time.Duration;

/// How many connections may be open, and how long the server waits for a client. Only waiting counts, by the
/// monotonic clock: neither the server's own processing time nor a change of the system clock closes a connection.
///
/// @param connections how many may be open; for a further one, the one that has been idle longest is closed
/// @param handshake   how long the TLS handshake may take
/// @param idle        how long a connection may wait for a request; longer than the 60 s for which nginx and most
///                    load balancers keep a connection, because the side that closes first may lose a request
/// @param request     how long the server waits for the bytes of one request in all
/// @param response    how long a client may read nothing of its response
public record ConnectionLimits(
        int connections, Duration handshake, Duration idle, Duration request, Duration response) {

    /// The limits of a server.
    public static final ConnectionLimits DEFAULT = new ConnectionLimits(
            4096, Duration.ofSeconds(10), Duration.ofSeconds(75), Duration.ofSeconds(60), Duration.ofSeconds(30));
}
