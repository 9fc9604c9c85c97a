package dev.mockbank.server.db;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/// The address of a PostgreSQL database in each form that people have: `jdbc:postgresql://…`, `postgresql://…`,
/// `postgres://…`, and with a Python driver's name, `postgresql+asyncpg://…`. Parameters pass through; those of libpq
/// get the names that the JDBC driver knows. Of several hosts, each connection goes to the one that is the primary
/// then, unless the address asks for another one.
///
/// @param jdbcUrl  without user, password and the program's name
/// @param user     from the address; empty means the driver's default
/// @param password from the address
/// @param name     what the address wants the program to be called in the database
public record DatabaseUrl(String jdbcUrl, Optional<String> user, Optional<String> password, Optional<String> name) {

    /// What connections of a server that runs are called in `pg_stat_activity`, so that others find them there.
    static final String SERVER = "mockbank";

    /// What those of a command are called.
    static final String COMMAND = "mockbank-command";

    private static final String NAME = "ApplicationName";

    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:postgresql|postgres(?:ql)?(?:\\+[a-z0-9_]+)?)://(?:([^@/?#]*)@)?([^@/?#]+)(?:/([^?#]*))?(?:\\?([^#]*))?");

    /// libpq's names (source: PostgreSQL's manual, "Parameter Key Words") and the JDBC driver's.
    private static final Map<String, String> PARAMETERS = Map.of(
            "ssl_mode", "sslmode",
            "connect_timeout", "connectTimeout",
            "application_name", NAME,
            "tcp_keepalives", "tcpKeepAlive",
            "keepalives", "tcpKeepAlive");

    /// asyncpg's `ssl`, which takes the values of libpq's `sslmode`, too.
    private static final Map<String, String> SSL = Map.of("true", "require", "false", "disable");

    /// The address of a database that is our own.
    public static DatabaseUrl of(String jdbcUrl, String user, String password) {
        return new DatabaseUrl(jdbcUrl, Optional.of(user), Optional.of(password), Optional.empty());
    }

    /// Reads an address.
    ///
    /// @throws DatabaseUrlException when it is in none of these forms
    public static DatabaseUrl parse(String text) {
        return parse(text, Hosts.PRIMARY);
    }

    /// Reads the address of a standby: connections go to a host that is one then, unless the address asks for
    /// another one.
    ///
    /// @throws DatabaseUrlException when it is in none of these forms
    public static DatabaseUrl parseStandby(String text) {
        return parse(text, Hosts.SECONDARY);
    }

    /// The address without user, password and parameters, to show to people.
    public String shown() {
        return jdbcUrl.replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", "");
    }

    /// What the driver wants to know besides the address. The name that the user wants stands behind the program's own,
    /// and does not hide it.
    ///
    /// @param program [#SERVER] or [#COMMAND]
    Properties properties(String program) {
        var properties = new Properties();
        user.ifPresent(text -> properties.setProperty("user", text));
        password.ifPresent(text -> properties.setProperty("password", text));
        properties.setProperty(NAME, name.map(own -> program + " (" + own + ")").orElse(program));
        return properties;
    }

    /// Nothing secret.
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

    /// Decodes percent escapes; a plus sign stays one.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new DatabaseUrlException("a percent sign in user, password or parameters must be written %25");
        }
    }
}
