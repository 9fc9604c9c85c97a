package dev.mockbank.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The embedded database with its doors open: a superuser who can log in, and every role admitted. For tests
/// that make databases and roles of their own.
public final class SuperuserPostgres {

    private static final String PASSWORD = "superuser-of-the-tests";

    private SuperuserPostgres() {}

    /// Opens one that runs.
    ///
    /// @return the address for the superuser
    public static String open(EmbeddedPostgres postgres) {
        Path cluster = postgres.dataFolder().resolve("cluster");
        try {
            Files.writeString(cluster.resolve("pg_hba.conf"), """
                    host all %1$s 127.0.0.1/32 trust
                    host all all 127.0.0.1/32 scram-sha-256
                    """.formatted(Roles.SUPERUSER));
            reload(cluster);
            awaitSuperuser(postgres);
            Files.writeString(
                    cluster.resolve("pg_hba.conf"),
                    "host all all 127.0.0.1/32 scram-sha-256\n",
                    StandardOpenOption.TRUNCATE_EXISTING);
            reload(cluster);
            return "postgresql://" + Roles.SUPERUSER + ":" + PASSWORD + "@127.0.0.1:" + postgres.port() + "/mockbank";
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitSuperuser(EmbeddedPostgres postgres) throws Exception {
        TestPostgres.await(() -> {
            try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), Roles.SUPERUSER, "");
                    var statement = connection.createStatement()) {
                statement.execute("ALTER ROLE " + Roles.SUPERUSER + " PASSWORD '" + PASSWORD + "'");
                return true;
            } catch (SQLException notYetRead) {
                return false;
            }
        });
    }

    private static void reload(Path cluster) throws IOException, InterruptedException {
        var platform = Platform.current();
        var processes = new ClusterProcesses(cluster, platform);
        processes.signal(processes.postmaster().orElseThrow(), "HUP", new Binaries(TestPostgres.binaries(), platform));
    }
}
