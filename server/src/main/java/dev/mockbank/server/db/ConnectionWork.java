package dev.mockbank.server.db;

import java.sql.Connection;
import java.sql.SQLException;

/// Statements that a store runs on the driver's connection itself, because DbClient would read their rows too slowly or
/// cannot say them. The connection belongs to the [Database], which takes it back.
///
/// @param <T> what comes of them
@FunctionalInterface
public interface ConnectionWork<T> {

    /// Runs them.
    T on(Connection connection) throws SQLException;
}
