package dev.mockbank.server.db;

import java.sql.Connection;
import java.sql.SQLException;

/// Statements that a store executes on the JDBC connection itself, because DbClient reads their rows too
/// slowly or does not support them. The connection belongs to the [Database].
///
/// @param <T> the result
@FunctionalInterface
public interface ConnectionWork<T> {

    /// Executes them.
    T on(Connection connection) throws SQLException;
}
