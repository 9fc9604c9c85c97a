package dev.mockbank.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// The embedded database of a running server, as others reach it. All numbers are those of this run: a server that is
/// started again takes another port.
record EmbeddedDatabase(int port, String password, long pid) {

    private static final String NAME = "mockbank";
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /// Finds it in MOCKBANK_HOME: the lines of `postmaster.pid`, and the password.
    static EmbeddedDatabase in(Path home) {
        try (var folders = Files.newDirectoryStream(home, "data-*")) {
            var data = folders.iterator().next();
            List<String> lines = Files.readAllLines(data.resolve("cluster").resolve("postmaster.pid"));
            return new EmbeddedDatabase(
                    Integer.parseInt(lines.get(PORT_LINE).strip()),
                    Files.readString(data.resolve("password")).strip(),
                    Long.parseLong(lines.get(PID_LINE).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A connection of its own, which commits each statement and prepares it when it comes first.
    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", NAME);
        properties.setProperty("password", password);
        properties.setProperty("prepareThreshold", "1");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, NAME), properties);
    }

    /// The address for another server's `DATABASE_URL`.
    String url() {
        return "postgresql://%s:%s@127.0.0.1:%d/%s".formatted(NAME, password, port, NAME);
    }

    /// The same for PostgreSQL's own programs.
    Map<String, String> environment() {
        return Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", Integer.toString(port),
                "PGUSER", NAME,
                "PGPASSWORD", password,
                "PGDATABASE", NAME);
    }
}
