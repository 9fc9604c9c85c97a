package dev.mockbank.server.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Prepares statements with named parameters on the JDBC connection, which supports only question marks.
/// Each statement is parsed once, and cached.
public final class NamedQueries {

    /// More than the number of different statements; further ones are parsed each time.
    private static final int MAX_REMEMBERED = 1_000;

    /// A quoted text, or a name after a single colon.
    private static final Pattern QUOTED_OR_NAME = Pattern.compile("'[^']*'|\"[^\"]*\"|(?<!:):([a-z][a-z0-9_]*)");

    private final Map<String, Positional> remembered = new ConcurrentHashMap<>();

    /// @param names the parameters in the order of the question marks
    private record Positional(String sql, List<String> names) {}

    /// The statement with its parameters set.
    ///
    /// @throws IllegalStateException when a parameter has no value
    PreparedStatement prepare(Connection connection, String sql, Map<String, Object> parameters) throws SQLException {
        var positional = positional(sql);
        var statement = connection.prepareStatement(positional.sql());
        try {
            int place = 0;
            for (var name : positional.names()) {
                statement.setObject(++place, value(parameters.get(name), name));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static Object value(@Nullable Object value, String name) {
        if (value == null) {
            throw new IllegalStateException("no value for the parameter " + name);
        }
        return value;
    }

    private Positional positional(String sql) {
        var known = remembered.get(sql);
        if (known != null) {
            return known;
        }
        var read = read(sql);
        if (remembered.size() < MAX_REMEMBERED) {
            remembered.put(sql, read);
        }
        return read;
    }

    private static Positional read(String sql) {
        var names = new ArrayList<String>();
        var positional = QUOTED_OR_NAME.matcher(sql).replaceAll(found -> {
            if (found.group(1) == null) {
                return Matcher.quoteReplacement(found.group());
            }
            names.add(found.group(1));
            return "?";
        });
        return new Positional(positional, List.copyOf(names));
    }
}
