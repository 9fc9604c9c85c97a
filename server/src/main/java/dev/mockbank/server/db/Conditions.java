package dev.mockbank.server.db;

import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The conditions of a query that depend on the request. The statement contains only those that apply,
/// so that PostgreSQL plans each combination with the right index.
public final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /// Adds a condition with one parameter, unless the value is null.
    ///
    /// @param condition SQL with the name of the parameter after a colon
    public Conditions add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
        return this;
    }

    /// Adds a condition without a parameter.
    public Conditions add(String condition) {
        conditions.add(condition);
        return this;
    }

    /// Adds all conditions of another object.
    public Conditions addAll(Conditions others) {
        conditions.addAll(others.conditions);
        return setAll(others);
    }

    /// Sets a parameter that is used elsewhere in the statement.
    public Conditions set(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    /// Adds the parameters, without the conditions, of another object: those conditions are elsewhere in
    /// the statement.
    public Conditions setAll(Conditions others) {
        parameters.putAll(others.parameters);
        return this;
    }

    /// The conditions as SQL, after the keyword; empty when there are none.
    public String where() {
        return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    }

    /// Executes a query.
    ///
    /// @param sql the statement, with `%s` in place of the conditions
    public <T> List<T> query(DbExecute db, String sql, Function<DbRow, T> row) {
        try (var rows =
                db.createQuery(sql.replace("%s", where())).params(parameters).execute()) {
            return rows.map(row).toList();
        }
    }

    /// Executes a query on the JDBC connection.
    ///
    /// @param sql the statement, with `%s` in place of the conditions
    /// @param row is called for each row
    public void query(Connection connection, NamedQueries queries, String sql, RowWork row) throws SQLException {
        try (var statement = queries.prepare(connection, sql.replace("%s", where()), parameters);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                row.on(rows);
            }
        }
    }

    /// Handles a row.
    @FunctionalInterface
    public interface RowWork {

        /// Reads the current row.
        void on(ResultSet rows) throws SQLException;
    }

    /// The `LIKE` pattern that finds a text anywhere in a column, with its special characters escaped;
    /// null for no text.
    public static @Nullable String containing(@Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
