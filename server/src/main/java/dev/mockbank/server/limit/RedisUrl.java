package dev.mockbank.server.limit;

import io.lettuce.core.RedisURI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parses the setting `REDIS_URL`. The URL may contain a password: no part of it appears in a message.
final class RedisUrl {

    /// Lettuce parses an invalid URL as one of another host, and drops the port after a host name with an underscore,
    /// which services of Docker Compose may have. So host and port are parsed here, and the rest by Lettuce.
    private static final Pattern SHAPE = Pattern.compile("(?<before>rediss?://(?:[^@/?#\\s]*@)?)"
            + "(?<host>[\\w.-]+|\\[[0-9a-fA-F:.]+])(?::(?<port>\\d{1,5}))?"
            + "(?<after>(?:/\\d{0,5})?(?:\\?\\S*)?)");

    private static final int MAX_PORT = 65_535;

    private RedisUrl() {}

    /// @throws IllegalArgumentException with a message for the user
    static RedisURI parse(String url) {
        Matcher parts = SHAPE.matcher(url);
        if (!parts.matches()) {
            throw unusable();
        }
        int port = parts.group("port") == null ? RedisURI.DEFAULT_REDIS_PORT : Integer.parseInt(parts.group("port"));
        if (port < 1 || port > MAX_PORT) {
            throw unusable();
        }
        try {
            RedisURI uri = RedisURI.create(parts.group("before") + "localhost" + parts.group("after"));
            uri.setHost(parts.group("host"));
            uri.setPort(port);
            return uri;
        } catch (IllegalArgumentException e) {
            // The cause is left out on purpose: its message shows the URL.
            throw unusable();
        }
    }

    private static IllegalArgumentException unusable() {
        return new IllegalArgumentException("REDIS_URL must look like redis://host:port");
    }
}
