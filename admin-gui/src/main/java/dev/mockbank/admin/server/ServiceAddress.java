package dev.mockbank.admin.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a PostgreSQL or a Redis is, read from its URL.
///
/// @param host     a name or an address; the first one when the URL names several
/// @param port     1 to 65535
/// @param user     empty when the URL names none
/// @param password empty when the URL has none
/// @param name     the database; empty when the URL names none
/// @param tls      whether the connection is secured from its first byte
record ServiceAddress(
        String host, int port, Optional<String> user, Optional<String> password, Optional<String> name, boolean tls) {

    private static final Pattern DATABASE = Pattern.compile("(?:jdbc:postgresql|postgres(?:ql)?(?:\\+[a-z0-9_]+)?)"
            + "://(?:(?<user>[^@/?#:]*)(?::(?<password>[^@/?#]*))?@)?(?<host>\\[[0-9a-fA-F:.]+]|[^@/?#:,\\s]+)"
            + "(?::(?<port>\\d{1,5}))?(?:,[^/?#\\s]*)?(?:/(?<name>[^?#\\s]*))?(?:\\?\\S*)?");
    private static final Pattern REDIS = Pattern.compile("redis(?<tls>s?)://(?:(?<user>[^@/?#:\\s]*)"
            + "(?::(?<password>[^@/?#\\s]*))?@)?(?<host>[\\w.-]+|\\[[0-9a-fA-F:.]+])"
            + "(?::(?<port>\\d{1,5}))?(?:/(?<name>\\d{0,5}))?(?:\\?\\S*)?");
    private static final int DATABASE_PORT = 5432;
    private static final int REDIS_PORT = 6379;
    private static final int MAX_PORT = 65_535;

    /// Reads the URL of a PostgreSQL; empty when it is none.
    static Optional<ServiceAddress> ofDatabase(String url) {
        var parts = DATABASE.matcher(url.strip());
        return parts.matches() ? of(parts, DATABASE_PORT, false) : Optional.empty();
    }

    /// Reads the URL of a Redis; empty when it is none.
    static Optional<ServiceAddress> ofRedis(String url) {
        var parts = REDIS.matcher(url.strip());
        return parts.matches() ? of(parts, REDIS_PORT, parts.group("tls").equals("s")) : Optional.empty();
    }

    /// What is wrong with the URL of a PostgreSQL.
    static Optional<String> problemOfDatabase(String url) {
        return ofDatabase(url).isPresent()
                ? Optional.empty()
                : Optional.of("An address looks like postgresql://user:password@host:5432/database.");
    }

    /// What is wrong with the URL of a Redis.
    static Optional<String> problemOfRedis(String url) {
        return ofRedis(url).isPresent() ? Optional.empty() : Optional.of("An address looks like redis://host:6379.");
    }

    /// Host and port, to show to people.
    String place() {
        return host + ":" + port;
    }

    /// Nothing secret.
    @Override
    public String toString() {
        return place();
    }

    private static Optional<ServiceAddress> of(Matcher parts, int defaultPort, boolean tls) {
        int port = group(parts, "port").map(Integer::parseInt).orElse(defaultPort);
        if (port < 1 || port > MAX_PORT) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ServiceAddress(
                    parts.group("host"),
                    port,
                    group(parts, "user"),
                    group(parts, "password"),
                    group(parts, "name"),
                    tls));
        } catch (IllegalArgumentException badEscape) {
            return Optional.empty();
        }
    }

    private static Optional<String> group(Matcher parts, String name) {
        return Optional.ofNullable(parts.group(name))
                .filter(text -> !text.isEmpty())
                .map(text -> URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
    }
}
