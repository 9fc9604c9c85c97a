package dev.mockbank.server.postgres;

import dev.mockbank.server.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The data folder: `cluster` (PostgreSQL's own folder), `password` (of the server's role), and, until the database
/// is created, `unfinished`. All three are published atomically, so a crash cannot leave a password that does not
/// match.
record DataFolder(Home home) {
    static final String DATABASE = "mockbank";

    private static final int PASSWORD_BYTES = 32;
    private static final Pattern OF_ANY_MAJOR = Pattern.compile("data-\\d+");

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
                    "The file named password is missing in the database folder %s; restore it from a backup, or move the folder away to start with an empty database."
                            .formatted(folder()),
                    e);
        }
    }

    /// Creates the folder unless it exists, and refuses one that this PostgreSQL cannot read.
    void prepare(Programs programs, Consumer<String> progress) throws IOException, InterruptedException {
        Folders.removeStale(folder());
        if (!checkVersions()) {
            progress.accept("Creating the database in " + folder());
            create(programs);
        }
        programs.privileges().own(cluster());
        if (!isSetUp()) {
            Files.writeString(rules(), Parameters.ACCESS_RULES_OF_THE_FIRST_START);
        }
    }

    /// Refuses data of another major version of PostgreSQL.
    ///
    /// @return whether there is data
    boolean checkVersions() throws IOException {
        boolean there = Files.exists(cluster());
        if (there) {
            checkVersion();
        } else {
            refuseOthers();
        }
        return there;
    }

    /// Creates the roles and the database when the server runs for the first time. Through the driver, because
    /// single-user mode refuses an administrator on Windows.
    ///
    /// @return whether the access rules have changed
    boolean finish(int port) throws IOException, SQLException {
        if (isSetUp()) {
            return false;
        }
        new Roles(port, password()).setUp();
        Files.deleteIfExists(unfinished());
        Files.writeString(rules(), Parameters.ACCESS_RULES);
        return true;
    }

    private boolean isSetUp() throws IOException {
        return !Files.exists(unfinished()) && Files.readString(rules()).equals(Parameters.ACCESS_RULES);
    }

    private Path rules() {
        return cluster().resolve("pg_hba.conf");
    }

    private Path unfinished() {
        return folder().resolve("unfinished");
    }

    private void create(Programs programs) throws IOException, InterruptedException {
        Path staging = Folders.stage(folder());
        Path password = staging.resolve("password");
        Folders.write(password, newPassword() + "\n");
        Folders.write(staging.resolve("unfinished"), "");
        Path cluster = staging.resolve("cluster");
        // Created here, because the user that PostgreSQL runs as may not be permitted to.
        Folders.create(cluster);
        programs.privileges().own(cluster);
        programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + cluster,
                        "--username=" + Roles.SUPERUSER,
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

    /// Starting with an empty database next to the existing one would look like a loss of all data.
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
                "The data in %s belongs to PostgreSQL %s, but this Mockbank includes PostgreSQL %d; use the Mockbank that created it, or choose another folder with MOCKBANK_HOME."
                        .formatted(folder, version, Binaries.MAJOR));
    }

    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
