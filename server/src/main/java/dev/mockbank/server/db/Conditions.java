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

/// The conditions of a query that depend on what was asked for. Only those that apply stand in the statement, so that
/// PostgreSQL plans each combination with the indexes that fit it.
public final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /// Adds a condition on one parameter, unless the value is null.
    ///
    /// @param condition SQL with the parameter's name behind a colon
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

    /// Adds the conditions of others.
    public Conditions addAll(Conditions others) {
        conditions.addAll(others.conditions);
        return setAll(others);
    }

    /// Sets a parameter of the rest of the statement.
    public Conditions set(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    /// Takes over the parameters of others, whose conditions stand elsewhere in the same statement.
    public Conditions setAll(Conditions others) {
        parameters.putAll(others.parameters);
        return this;
    }

    /// The conditions as SQL, with the word before them; empty when there are none.
    public String where() {
        return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    }

    /// Runs a query.
    ///
    /// @param sql the statement with `%s` where the conditions belong
    public <T> List<T> query(DbExecute db, String sql, Function<DbRow, T> row) {
        try (var rows =
                db.createQuery(sql.replace("%s", where())).params(parameters).execute()) {
            return rows.map(row).toList();
        }
    }

    /// Runs a query on the driver's connection.
    ///
    /// @param sql the statement with `%s` where the conditions belong
    /// @param row is called at each row
    public void query(Connection connection, NamedQueries queries, String sql, RowWork row) throws SQLException {
        try (var statement = queries.prepare(connection, sql.replace("%s", where()), parameters);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                row.on(rows);
            }
        }
    }

    /// What is done with a row.
    @FunctionalInterface
    public interface RowWork {

        /// Reads the row that the rows stand at.
        void on(ResultSet rows) throws SQLException;
    }

    /// The pattern that finds a text anywhere in a column, whatever characters it has; null for no text, which a NULL
    /// in the column has, too.
    public static @Nullable String containing(@Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
