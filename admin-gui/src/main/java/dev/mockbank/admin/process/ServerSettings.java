package dev.mockbank.admin.process;

import dev.mockbank.admin.preferences.Preferences;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// How the console starts its server. What is empty is left to the server's own default.
///
/// @param port        the port on 127.0.0.1, 1 to 65535
/// @param home        the data folder, absolute
/// @param databaseUrl the user's own PostgreSQL; empty: the embedded one
/// @param redisUrl    the user's own Redis; empty: none
/// @param rateLimit   requests a minute for each key without a limit of its own; 0 is no limit
/// @param corsOrigins origins whose pages may call the API; empty: the server's default
public record ServerSettings(
        int port,
        Path home,
        Optional<String> databaseUrl,
        Optional<String> redisUrl,
        int rateLimit,
        Optional<String> corsOrigins) {

    /// Where a bank is found unless the user chooses another port.
    public static final int DEFAULT_PORT = 8000;

    /// The largest port.
    public static final int MAX_PORT = 65_535;

    /// The largest rate limit.
    public static final int MAX_RATE_LIMIT = 1_000_000;

    private static final String HOST = "127.0.0.1";

    private static final String PORT = "server.port";
    private static final String HOME = "server.home";
    private static final String DATABASE_URL = "server.database-url";
    private static final String REDIS_URL = "server.redis-url";
    private static final String RATE_LIMIT = "server.rate-limit";
    private static final String CORS_ORIGINS = "server.cors-origins";

    /// What is remembered.
    ///
    /// @param defaultHome the data folder when none was chosen
    public static ServerSettings read(Preferences preferences, Path defaultHome) {
        return new ServerSettings(
                preferences.integer(PORT, 1, MAX_PORT).orElse(DEFAULT_PORT),
                preferences.get(HOME).map(Path::of).orElse(defaultHome).toAbsolutePath(),
                preferences.get(DATABASE_URL),
                preferences.get(REDIS_URL),
                preferences.integer(RATE_LIMIT, 0, MAX_RATE_LIMIT).orElse(0),
                preferences.get(CORS_ORIGINS));
    }

    /// Remembers them.
    public void write(Preferences preferences) {
        preferences.set(PORT, Integer.toString(port));
        preferences.set(HOME, home.toString());
        preferences.set(DATABASE_URL, databaseUrl.orElse(""));
        preferences.set(REDIS_URL, redisUrl.orElse(""));
        preferences.set(RATE_LIMIT, Integer.toString(rateLimit));
        preferences.set(CORS_ORIGINS, corsOrigins.orElse(""));
    }

    /// The same with another port.
    public ServerSettings withPort(int otherPort) {
        return new ServerSettings(otherPort, home, databaseUrl, redisUrl, rateLimit, corsOrigins);
    }

    /// Where the server answers.
    public URI address() {
        return URI.create("http://" + HOST + ":" + port);
    }

    /// Where the server keeps the key that manages it.
    public Path masterKeyFile() {
        return home.resolve("master-key");
    }

    /// Writes them into the environment of a child, in place of what the console itself was started with.
    void into(Map<String, String> environment) {
        environment.put("HOST", HOST);
        environment.put("PORT", Integer.toString(port));
        environment.put("MOCKBANK_HOME", home.toString());
        environment.put("DATABASE_URL", databaseUrl.orElse(""));
        environment.put("REDIS_URL", redisUrl.orElse(""));
        environment.put("RATE_LIMIT", Integer.toString(rateLimit));
        environment.put("CORS_ORIGINS", corsOrigins.orElse(""));
        // The key in the data folder is the one that the console reads.
        environment.put("MASTER_API_KEY", "");
        environment.put("FORCE_HTTPS", "");
        // On loopback the console speaks HTTP.
        environment.put("TLS_CERT", "");
        environment.put("TLS_KEY", "");
        environment.put("END_WITH_PARENT", Long.toString(ProcessHandle.current().pid()));
    }
}
