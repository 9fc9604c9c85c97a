package dev.mockbank.server.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;

/// What the tests of this package share: programs unpacked once, and short words for rows.
final class TestPostgres {
    private static final int WAIT_SECONDS = 15;
    private static final int POLL_MILLIS = 20;

    private TestPostgres() {}

    /// Unpacked into `target` once, because that is the slow part of a first start.
    static Path binaries() {
        Platform platform = Platform.current();
        try {
            return Binaries.unpacked(Home.open(Path.of("target", "test-postgres"), platform), platform, step -> {})
                    .folder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EmbeddedPostgres start(Path home) {
        return EmbeddedPostgres.start(home, binaries(), step -> {});
    }

    static EmbeddedPostgres start(Path home, List<String> steps) {
        return EmbeddedPostgres.start(home, binaries(), steps::add);
    }

    static EmbeddedPostgres start(Path home, Privileges.Way way) {
        return EmbeddedPostgres.start(home, binaries(), EnumSet.of(way), step -> {});
    }

    static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// One row that must survive whatever follows.
    static void post(EmbeddedPostgres postgres) throws SQLException {
        execute(postgres, "CREATE TABLE IF NOT EXISTS posting (amount NUMERIC(18,2) NOT NULL)");
        execute(postgres, "INSERT INTO posting VALUES (74.50)");
    }

    static String postings(EmbeddedPostgres postgres) throws SQLException {
        return query(postgres, "SELECT count(*) FROM posting");
    }

    static Path cluster(Path home) {
        return home.resolve("data-18").resolve("cluster");
    }

    static ProcessHandle postmaster(Path home) throws IOException {
        long pid = PostmasterFile.read(cluster(home)).orElseThrow().pid();
        return ProcessHandle.of(pid).orElseThrow();
    }

    static void kill(ProcessHandle process) throws Exception {
        process.destroyForcibly();
        await(() -> !new ClusterProcesses(Path.of("."), Platform.current()).alive(process));
    }

    static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + WAIT_SECONDS * 1_000_000_000L;
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Did not happen within " + WAIT_SECONDS + " seconds");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    static boolean root() {
        return System.getProperty("user.name").equals("root");
    }
}
