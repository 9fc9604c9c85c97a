package dev.mockbank.server.settings;

import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.db.DatabaseUrlException;
import dev.mockbank.server.http.CorsOrigins;
import dev.mockbank.server.http.PublicAddress;
import dev.mockbank.server.http.ServerAddress;
import dev.mockbank.server.http.TlsFiles;
import dev.mockbank.server.inspector.Inspector;
import dev.mockbank.server.limit.RateLimiter;
import dev.mockbank.server.process.LogLevel;
import dev.mockbank.server.process.ParentWatch;
import dev.mockbank.shared.ApiKey;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The server's settings, parsed and validated. See [Setting] for their descriptions.
public record Settings(
        Optional<DatabaseUrl> databaseUrl,
        Optional<DatabaseUrl> databaseReadUrl,
        Optional<String> redisUrl,
        Optional<String> masterApiKey,
        int rateLimit,
        boolean forceHttps,
        Set<String> trustedProxies,
        Optional<URI> publicUrl,
        CorsOrigins corsOrigins,
        ServerAddress address,
        Path home,
        Optional<Path> postgresBinaries,
        int databaseConnections,
        int databaseWaitSeconds,
        int stopSeconds,
        int idempotencyHours,
        int inspectedRequests,
        LogLevel logLevel,
        boolean accessLog,
        ParentWatch endWithParent) {

    /// How many requests are kept of each sandbox with the embedded database.
    private static final int EMBEDDED_INSPECTED = 200;

    public Settings {
        if (databaseReadUrl.isPresent() && databaseUrl.isEmpty()) {
            throw new SettingException(
                    Setting.DATABASE_READ_URL,
                    new DatabaseUrlException("a standby needs its primary in DATABASE_URL, which is not set"));
        }
    }

    /// Reads the settings.
    ///
    /// @param values      the environment with the values of a `.env` file; an empty value counts as not set
    /// @param defaultHome the platform's user data folder
    /// @throws SettingException when a value is invalid
    public static Settings read(Map<String, String> values, Path defaultHome) {
        var reader = new SettingReader(values);
        return new Settings(
                reader.optional(Setting.DATABASE_URL, DatabaseUrl::parse),
                reader.optional(Setting.DATABASE_READ_URL, DatabaseUrl::parseStandby),
                reader.optional(Setting.REDIS_URL, Settings::redisUrl),
                reader.optional(Setting.MASTER_API_KEY, Function.identity()),
                reader.integer(Setting.RATE_LIMIT, 0, ApiKey.MAX_RATE_LIMIT),
                reader.bool(Setting.FORCE_HTTPS),
                reader.required(Setting.TRUSTED_PROXIES, Settings::addresses),
                reader.optional(Setting.PUBLIC_URL, PublicAddress::parse),
                reader.required(Setting.CORS_ORIGINS, CorsOrigins::parse),
                address(reader),
                reader.optional(Setting.MOCKBANK_HOME, Settings::path).orElse(defaultHome),
                reader.optional(Setting.POSTGRES_BINARIES, Settings::path),
                reader.integer(Setting.DATABASE_CONNECTIONS, 1, 200),
                reader.integer(Setting.DATABASE_WAIT_SECONDS, 0, 3600),
                reader.integer(Setting.STOP_SECONDS, 0, 300),
                reader.integer(Setting.IDEMPOTENCY_HOURS, 1, 8760),
                reader.integer(Setting.INSPECTOR, 0, Inspector.MAX_REQUESTS, inspected(values)),
                reader.required(Setting.LOG_LEVEL, text -> LogLevel.valueOf(text.toUpperCase(Locale.ROOT))),
                reader.bool(Setting.ACCESS_LOG),
                reader.required(Setting.END_WITH_PARENT, ParentWatch::parse));
    }

    /// With a database of one's own the server may be a shared one, whose users do not expect to be recorded.
    private static int inspected(Map<String, String> values) {
        return values.getOrDefault(Setting.DATABASE_URL.name(), "").isBlank() ? EMBEDDED_INSPECTED : 0;
    }

    /// Does not show secrets.
    @Override
    public String toString() {
        return "Settings[" + address + ", home=" + home + "]";
    }

    private static ServerAddress address(SettingReader reader) {
        return new ServerAddress(
                reader.required(Setting.HOST, Function.identity()),
                reader.integer(Setting.PORT, 0, 65_535),
                tls(reader));
    }

    /// Both files or neither.
    private static Optional<TlsFiles> tls(SettingReader reader) {
        var certificate = reader.optional(Setting.TLS_CERT, Settings::path);
        var key = reader.optional(Setting.TLS_KEY, Settings::path);
        if (certificate.isPresent() != key.isPresent()) {
            throw new SettingException(
                    certificate.isPresent() ? Setting.TLS_CERT : Setting.TLS_KEY,
                    new IllegalArgumentException("the other one is missing"));
        }
        return certificate.map(file -> new TlsFiles(file, key.orElseThrow()));
    }

    private static String redisUrl(String text) {
        RateLimiter.checkUrl(text);
        return text;
    }

    /// In the notation of a connection's address: `::1` is `0:0:0:0:0:0:0:1`.
    private static Set<String> addresses(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(address -> InetAddress.ofLiteral(address).getHostAddress())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not the path of a folder", e);
        }
    }
}
