package dev.mockbank.server.command;

import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.http.ServerAddress;
import java.nio.file.Path;
import java.util.Optional;

/// How the bank is run here, as the settings say.
///
/// @param databaseUrl      the user's own PostgreSQL; empty: the embedded one
/// @param databaseReadUrl  a standby of it
/// @param redisUrl         the Redis of the rate limits
/// @param home             the folder of the embedded database
/// @param postgresBinaries the folder of PostgreSQL's programs, when they are not brought along
/// @param address          what to listen on
public record Deployment(
        Optional<DatabaseUrl> databaseUrl,
        Optional<DatabaseUrl> databaseReadUrl,
        Optional<String> redisUrl,
        Path home,
        Optional<Path> postgresBinaries,
        ServerAddress address) {}
