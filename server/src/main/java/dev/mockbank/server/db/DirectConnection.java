package dev.mockbank.server.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Opens connections beside the pool, for what no request waits for and what holds one for long.
final class DirectConnection {

    /// For the socket and the greeting, where the address sets no bound.
    private static final String CONNECT_SECONDS = "5";

    private DirectConnection() {}

    /// A connection of a server that runs.
    static Connection ofServer(DatabaseUrl url) throws SQLException {
        return open(url, DatabaseUrl.SERVER);
    }

    /// A connection of who is not serving: a command, or a start.
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
