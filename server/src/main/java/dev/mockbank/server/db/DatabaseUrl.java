package dev.mockbank.server.db;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/// The address of a PostgreSQL database in any of the usual forms: `jdbc:postgresql://…`,
/// `postgresql://…`, `postgres://…`, and with a Python driver's name, `postgresql+asyncpg://…`.
/// Parameters are passed on; those of libpq are translated to the names that the JDBC driver uses. Of
/// several hosts, each connection goes to the current primary, unless the address specifies otherwise.
///
/// @param jdbcUrl  the URL without user, password and application name
/// @param user     from the address; empty means the driver's default
/// @param password from the address
/// @param name     the application name from the address
public record DatabaseUrl(String jdbcUrl, Optional<String> user, Optional<String> password, Optional<String> name) {

    /// The application name of a running server in `pg_stat_activity`, by which others detect it.
    static final String SERVER = "mockbank";

    /// The application name of a command.
    static final String COMMAND = "mockbank-command";

    private static final String NAME = "ApplicationName";

    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:postgresql|postgres(?:ql)?(?:\\+[a-z0-9_]+)?)://(?:([^@/?#]*)@)?([^@/?#]+)(?:/([^?#]*))?(?:\\?([^#]*))?");

    /// Maps libpq's parameter names (source: PostgreSQL's manual, "Parameter Key Words") to those of the
    /// JDBC driver.
    private static final Map<String, String> PARAMETERS = Map.of(
            "ssl_mode", "sslmode",
            "connect_timeout", "connectTimeout",
            "application_name", NAME,
            "tcp_keepalives", "tcpKeepAlive",
            "keepalives", "tcpKeepAlive");

    /// asyncpg's `ssl` accepts the values of libpq's `sslmode`, too.
    private static final Map<String, String> SSL = Map.of("true", "require", "false", "disable");

    /// The address of the embedded database.
    public static DatabaseUrl of(String jdbcUrl, String user, String password) {
        return new DatabaseUrl(jdbcUrl, Optional.of(user), Optional.of(password), Optional.empty());
    }

    /// Parses an address.
    ///
    /// @throws DatabaseUrlException when it has none of these forms
    public static DatabaseUrl parse(String text) {
        return parse(text, Hosts.PRIMARY);
    }

    /// Parses the address of a standby: connections go to a host that is a standby at that time, unless
    /// the address specifies otherwise.
    ///
    /// @throws DatabaseUrlException when it has none of these forms
    public static DatabaseUrl parseStandby(String text) {
        return parse(text, Hosts.SECONDARY);
    }

    /// The address without user, password and parameters, for messages.
    public String shown() {
        return jdbcUrl.replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", "");
    }

    /// The driver's properties besides the URL. The user's application name is appended to the program's
    /// own, and does not replace it.
    ///
    /// @param program [#SERVER] or [#COMMAND]
    Properties properties(String program) {
        var properties = new Properties();
        user.ifPresent(text -> properties.setProperty("user", text));
        password.ifPresent(text -> properties.setProperty("password", text));
        properties.setProperty(NAME, name.map(own -> program + " (" + own + ")").orElse(program));
        return properties;
    }

    /// Contains no secrets.
    @Override
    public String toString() {
        return shown();
    }

    private static DatabaseUrl parse(String text, String kind) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new DatabaseUrlException("it is not of the form postgresql://user:password@host:5432/database");
        }
        boolean jdbc = text.strip().startsWith("jdbc:");
        var parameters = parameters(Optional.ofNullable(form.group(4)).orElse(""), jdbc);
        var credentials = Optional.ofNullable(form.group(1));
        var user = credentials.map(pair -> pair.split(":", 2)[0]).map(DatabaseUrl::decoded);
        var password = credentials
                .map(pair -> pair.split(":", 2))
                .filter(pair -> pair.length == 2)
                .map(pair -> decoded(pair[1]));
        var userParameter = Optional.ofNullable(parameters.remove("user"));
        var passwordParameter = Optional.ofNullable(parameters.remove("password"));
        var name = Optional.ofNullable(parameters.remove(NAME)).filter(own -> !own.isBlank());
        Hosts.parse(form.group(2)).complete(parameters, kind);
        var database = Optional.ofNullable(form.group(3)).orElse("");
        return new DatabaseUrl(
                "jdbc:postgresql://" + form.group(2) + "/" + database + query(parameters),
                user.or(() -> userParameter),
                password.or(() -> passwordParameter),
                name);
    }

    private static Map<String, String> parameters(String query, boolean jdbc) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                var value = parts.length == 2 ? decoded(parts[1]) : "";
                add(parameters, decoded(parts[0]), value, jdbc);
            }
        }
        return parameters;
    }

    private static void add(Map<String, String> parameters, String name, String value, boolean jdbc) {
        if (jdbc) {
            parameters.put(name, value);
        } else if (name.equals("target_session_attrs")) {
            parameters.put(Hosts.KIND, Hosts.kindOf(value));
        } else if (name.equals("ssl")) {
            parameters.put("sslmode", SSL.getOrDefault(value, value));
        } else if (!name.equals("channel_binding") && !name.equals("gssencmode")) {
            parameters.put(PARAMETERS.getOrDefault(name, name), value);
        }
    }

    private static String query(Map<String, String> parameters) {
        var query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }

    /// Decodes percent escapes; a plus sign is left as it is.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new DatabaseUrlException("a percent sign in user, password or parameters must be written %25");
        }
    }
}
