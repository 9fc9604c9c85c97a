package dev.mockbank.server.command;

import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.http.ServerAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// How the bank is run here, as the settings say.
///
/// @param databaseUrl      the user's own PostgreSQL; empty: the embedded one
/// @param redisUrl         the Redis of the rate limits
/// @param home             the folder of the embedded database
/// @param postgresBinaries the folder of PostgreSQL's programs, when they are not brought along
/// @param host             the address to listen on
/// @param port             0: a free one
public record Deployment(
        Optional<DatabaseUrl> databaseUrl,
        Optional<String> redisUrl,
        Path home,
        Optional<Path> postgresBinaries,
        String host,
        int port) {

    /// Where a client on this machine reaches the server.
    URI address() {
        return ServerAddress.of(host, port);
    }
}
