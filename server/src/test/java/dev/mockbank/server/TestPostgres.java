package dev.mockbank.server;

import dev.mockbank.server.postgres.EmbeddedPostgres;
import dev.mockbank.server.postgres.SuperuserPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// The PostgreSQL of the tests: one for the whole run, a fresh database for whoever asks. It is the product's own
/// embedded database, unless `mockbank.test.database-url` names a server on which databases may be made, or
/// `mockbank.test.postgres-image` an image to start with Docker.
public final class TestPostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /// The address of a new, empty database.
    public static String freshDatabase() {
        var name = "test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        execute(Running.ADMIN_URL, "CREATE DATABASE " + name);
        return Running.ADMIN_URL.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
    }

    /// A connection to the database at an address that [#freshDatabase] gave.
    public static Connection connect(String url) {
        try {
            return DriverManager.getConnection(jdbc(url));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Runs statements on the database at an address that [#freshDatabase] gave.
    public static void execute(String url, String sql) {
        try (var connection = connect(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first column of the first row of a query, as text.
    public static String query(String url, String sql) {
        try (var connection = connect(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String jdbc(String url) {
        var form = java.util.regex.Pattern.compile("postgresql://([^:]+):([^@]+)@(.+)")
                .matcher(url);
        if (!form.matches()) {
            throw new IllegalStateException("no address of a test database: " + url);
        }
        var separator = form.group(3).contains("?") ? "&" : "?";
        return "jdbc:postgresql://" + form.group(3) + separator + "user=" + form.group(1) + "&password="
                + form.group(2);
    }

    /// Started when the first test needs it, stopped with the run.
    private static final class Running {

        static final String ADMIN_URL = adminUrl();

        private static String adminUrl() {
            var given = System.getProperty("mockbank.test.database-url", "");
            var image = System.getProperty("mockbank.test.postgres-image", "");
            if (!given.isEmpty()) {
                return given;
            }
            return image.isEmpty() ? start() : startContainer(image);
        }

        private static String startContainer(String image) {
            var container = new PostgreSQLContainer(image);
            container.start();
            Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
            var host = container.getHost().equals("localhost") ? "127.0.0.1" : container.getHost();
            return "postgresql://" + container.getUsername() + ":" + container.getPassword() + "@" + host + ":"
                    + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/" + container.getDatabaseName();
        }

        private static String start() {
            try {
                var target = Files.createDirectories(Path.of("target"));
                var postgres = EmbeddedPostgres.start(Files.createTempDirectory(target, "test-postgres-"), step -> {});
                Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
                return SuperuserPostgres.open(postgres);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
