package dev.mockbank.server.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Opens connections outside the pool, for work that no request waits for and that occupies a connection
/// for long.
final class DirectConnection {

    /// The timeout for connecting and authenticating, unless the address sets one.
    private static final String CONNECT_SECONDS = "5";

    private DirectConnection() {}

    /// Opens a connection of a running server.
    static Connection ofServer(DatabaseUrl url) throws SQLException {
        return open(url, DatabaseUrl.SERVER);
    }

    /// Opens a connection of a command, or of a server that is starting.
    static Connection ofCommand(DatabaseUrl url) throws SQLException {
        return open(url, DatabaseUrl.COMMAND);
    }

    private static Connection open(DatabaseUrl url, String program) throws SQLException {
        var properties = url.properties(program);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(url.jdbcUrl(), properties);
    }
}
