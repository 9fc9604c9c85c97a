package dev.mockbank.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mockbank.server.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the user reads when it cannot work.
class RefusalTest {
    @TempDir
    private Path home;

    @Test
    void aFolderInUseByThisProgramIsRefusedAndStaysLocked() {
        try (EmbeddedPostgres postgres = TestPostgres.start(home)) {
            assertThatThrownBy(() -> TestPostgres.start(home))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining(home.toString())
                    .hasMessageContaining(
                            "process id " + ProcessHandle.current().pid())
                    .hasMessageContaining("MOCKBANK_HOME");
            assertThat(postgres.running()).isTrue();
        }
    }

    @Test
    void aReadOnlyFolderIsNamed() throws IOException {
        assumeTrue(PrivateFiles.posix(), "this file system has no POSIX permissions");
        assumeFalse(TestPostgres.root(), "root may write everywhere");
        Path closed = Files.createDirectory(
                home.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));

        assertThatThrownBy(() -> TestPostgres.start(closed)).hasMessageMatching(sentenceOn(closed));
        assertThatThrownBy(() -> TestPostgres.start(closed.resolve("below")))
                .hasMessageMatching(sentenceOn(closed.resolve("below")));
    }

    @Test
    void aFolderThatNotEvenRootMayMakeIsNamed() {
        assumeTrue(Platform.current().linux(), "this is about Linux");
        Path closed = Path.of("/sys/mockbank");

        assertThatThrownBy(() -> TestPostgres.start(closed)).hasMessageContaining("/sys/mockbank");
    }

    @Test
    void aFileWhereTheFolderShouldBeIsNamed() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");

        assertThatThrownBy(() -> TestPostgres.start(file)).hasMessageContaining("a folder at " + file);
        assertThatThrownBy(() -> TestPostgres.start(file.resolve("below"))).hasMessageContaining(file.toString());
    }

    @Test
    void aFullDiskIsToldAsSuch() {
        FileSystemException full = new FileSystemException("x", null, "No space left on device");

        assertThat(new Home(home).refusal(full)).hasMessageStartingWith("The disk that holds " + home + " is full");
    }

    @Test
    void aNameThatPostgresCannotQuoteIsRefused() {
        assumeTrue(PrivateFiles.posix(), "this file system has no POSIX permissions");
        assertThatThrownBy(() -> TestPostgres.start(home.resolve("a$HOME"))).hasMessageContaining("a$HOME");
        assertThat(home.resolve("a$HOME")).doesNotExist();
    }

    @Test
    void dataOfAnotherMajorVersionIsRefused() throws IOException {
        Path other = Files.createDirectories(home.resolve("data-17").resolve("cluster"));
        Files.writeString(other.resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(() -> TestPostgres.start(home))
                .hasMessageContaining("data-17 belongs to PostgreSQL 17, but this Mockbank includes PostgreSQL 18");
        assertThat(home.resolve("data-18")).doesNotExist();
    }

    @Test
    void aLostPasswordIsNamed() throws IOException {
        TestPostgres.start(home).close();
        Files.delete(home.resolve("data-18").resolve("password"));

        assertThatThrownBy(() -> TestPostgres.start(home)).hasMessageContaining("file named password is missing");
    }

    @Test
    void whatPostgresSaysIsPassedOnAndTheFolderIsFreeAgain() throws IOException, SQLException {
        TestPostgres.start(home).close();
        Path configuration = TestPostgres.cluster(home).resolve("postgresql.conf");
        String before = Files.readString(configuration);
        Files.writeString(configuration, before + "no_such_setting = 1\n");

        assertThatThrownBy(() -> TestPostgres.start(home))
                .hasMessageContaining("no_such_setting")
                .hasMessageContaining(home.resolve("postgres.log").toString());

        Files.writeString(configuration, before);
        try (EmbeddedPostgres postgres = TestPostgres.start(home)) {
            assertThat(TestPostgres.query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void programsThatAreNotThereAreNamed() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(home, home.resolve("none"), step -> {}))
                .hasMessageContaining("bin/postgres is missing");
    }

    private static String sentenceOn(Path folder) {
        return "Mockbank keeps its database in .*, but user .* may not read and write \\Q" + folder
                + "\\E.*MOCKBANK_HOME\\.";
    }
}
