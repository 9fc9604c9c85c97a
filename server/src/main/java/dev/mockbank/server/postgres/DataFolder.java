package dev.mockbank.server.postgres;

import dev.mockbank.server.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Where the rows are: `cluster` (PostgreSQL's own folder), `password` (of the one user), and, until the database
/// is made, `unfinished`. All three come into being in one step, so a crash cannot leave a password that does not
/// fit.
record DataFolder(Home home) {
    static final String USER = "mockbank";
    static final String DATABASE = "mockbank";

    private static final int PASSWORD_BYTES = 32;
    private static final Pattern OF_ANY_MAJOR = Pattern.compile("data-\\d+");
    private static final String WAITS = "connectTimeout=10&socketTimeout=60";

    Path folder() {
        return home.data(Binaries.MAJOR);
    }

    Path cluster() {
        return folder().resolve("cluster");
    }

    String password() throws IOException {
        try {
            return Files.readString(folder().resolve("password")).strip();
        } catch (NoSuchFileException e) {
            throw new EmbeddedPostgresException(
                    "The database in %s has lost its file named password; put it back from a backup, or move the folder away to start with an empty database."
                            .formatted(folder()),
                    e);
        }
    }

    /// Creates the folder unless it is there, and refuses one that this PostgreSQL cannot read.
    void prepare(Programs programs, Consumer<String> progress) throws IOException, InterruptedException {
        Folders.removeStale(folder());
        if (!checkVersions()) {
            progress.accept("Creating the database in " + folder());
            create(programs);
        }
        programs.privileges().own(cluster());
        Path rules = cluster().resolve("pg_hba.conf");
        if (!Files.readString(rules).equals(Parameters.ACCESS_RULES)) {
            Files.writeString(rules, Parameters.ACCESS_RULES);
        }
    }

    /// Refuses data of another PostgreSQL.
    ///
    /// @return whether there are data
    boolean checkVersions() throws IOException {
        boolean there = Files.exists(cluster());
        if (there) {
            checkVersion();
        } else {
            refuseOthers();
        }
        return there;
    }

    /// Makes the database once the server runs for the first time. Through the driver, because the single-user mode
    /// would refuse an administrator on Windows.
    void finish(int port) throws IOException, SQLException {
        if (!Files.exists(unfinished())) {
            return;
        }
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres?%s".formatted(port, WAITS);
        try (Connection connection = DriverManager.getConnection(url, USER, password());
                Statement statement = connection.createStatement()) {
            if (!made(statement)) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
        Files.delete(unfinished());
    }

    private Path unfinished() {
        return folder().resolve("unfinished");
    }

    private static boolean made(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "' LIMIT 1")) {
            return rows.next();
        }
    }

    private void create(Programs programs) throws IOException, InterruptedException {
        Path staging = Folders.stage(folder());
        Path password = staging.resolve("password");
        Folders.write(password, newPassword() + "\n");
        Folders.write(staging.resolve("unfinished"), "");
        programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + staging.resolve("cluster"),
                        "--username=" + USER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--data-checksums",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"));
        PrivateFiles.publish(staging, folder());
    }

    private void checkVersion() throws IOException {
        Path file = cluster().resolve("PG_VERSION");
        String version = Files.exists(file) ? Files.readString(file).strip() : "unknown";
        if (!version.equals(Integer.toString(Binaries.MAJOR))) {
            throw otherVersion(folder(), version);
        }
    }

    /// An empty database beside the user's own would look like a loss of all data.
    private void refuseOthers() throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(home.folder(), "data-*")) {
            for (Path other : folders) {
                Path version = other.resolve("cluster").resolve("PG_VERSION");
                if (OF_ANY_MAJOR.matcher(other.getFileName().toString()).matches() && Files.exists(version)) {
                    throw otherVersion(other, Files.readString(version).strip());
                }
            }
        }
    }

    private static EmbeddedPostgresException otherVersion(Path folder, String version) {
        return new EmbeddedPostgresException(
                "The data in %s is of PostgreSQL %s, and this Mockbank brings PostgreSQL %d; use the Mockbank that made it, or choose another folder with MOCKBANK_HOME."
                        .formatted(folder, version, Binaries.MAJOR));
    }

    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
