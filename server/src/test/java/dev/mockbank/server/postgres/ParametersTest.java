package dev.mockbank.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mockbank.server.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a running one is like, seen from the outside.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParametersTest {
    private final Path home;
    private final EmbeddedPostgres postgres;

    ParametersTest(@TempDir Path folder) {
        home = folder.resolve("mine");
        postgres = TestPostgres.start(home);
    }

    @AfterAll
    void close() {
        postgres.close();
    }

    @Test
    void isMadeForKeepingDataAndClosedToOthers() throws SQLException {
        assertThat(List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums"))
                .allSatisfy(name -> assertThat(show(name)).isEqualTo("on"));
        assertThat(show("password_encryption")).isEqualTo("scram-sha-256");
        assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(show("server_encoding")).isEqualTo("UTF8");
        assertThat(show("log_timezone")).isEqualTo("UTC");
        assertThat(TestPostgres.query(
                        postgres,
                        "SELECT concat_ws(' ', datlocprovider, datlocale) FROM pg_database WHERE datname = 'mockbank'"))
                .isEqualTo("b C.UTF-8");
    }

    @Test
    void admitsTheServerAlone() throws IOException {
        assertThat(Files.readAllLines(TestPostgres.cluster(home).resolve("postmaster.pid")))
                .as("the folder of its socket")
                .element(4, STRING)
                .isBlank();
        assertThat(Files.readAllLines(TestPostgres.cluster(home).resolve("pg_hba.conf")))
                .filteredOn(line -> !line.startsWith("#"))
                .containsExactly("host all mockbank 127.0.0.1/32 scram-sha-256");
        for (var superuser : List.of("mockbank_superuser", "postgres")) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), superuser, postgres.password()))
                    .hasMessageContaining("no pg_hba.conf entry");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY (SELECT 'x') TO '/tmp/written-by-sql'",
                "COPY (SELECT 'x') TO PROGRAM 'cat'",
                "SELECT pg_read_file('/etc/passwd')",
                "SELECT lo_export(lo_create(0), '/tmp/written-by-sql')",
                "ALTER SYSTEM SET fsync = off",
                "CREATE EXTENSION adminpack",
                "ALTER ROLE mockbank SUPERUSER",
                "SET ROLE mockbank_superuser"
            })
    void theServersRoleReachesNoFileAndNoProgram(String sql) {
        assertThatThrownBy(() -> TestPostgres.execute(postgres, sql))
                .isInstanceOf(SQLException.class)
                .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isIn("42501", "0A000"));
    }

    @Test
    void theServersRoleOwnsItsDatabase() throws SQLException {
        TestPostgres.execute(postgres, "CREATE EXTENSION pg_trgm");
        TestPostgres.execute(postgres, "CREATE SCHEMA another");
        TestPostgres.execute(postgres, "CREATE TABLE things (number integer)");
    }

    @Test
    void refusesAWrongPasswordAndAnotherUser() {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "root", postgres.password()))
                .hasMessageContaining("no pg_hba.conf entry");
    }

    @Test
    void onlyTheOwnerCanRead() throws IOException {
        assumeTrue(PrivateFiles.posix(), "this file system has no POSIX permissions");
        assertThat(List.of(home, postgres.dataFolder(), TestPostgres.cluster(home)))
                .allSatisfy(path -> assertThat(permissions(path)).isEqualTo("rwx------"));
        Path password = postgres.dataFolder().resolve("password");
        assertThat(List.of(password, home.resolve("postgres.log"), home.resolve("lock")))
                .allSatisfy(path -> assertThat(permissions(path)).isEqualTo("rw-------"));
        assertThat(Files.readString(password).strip())
                .isEqualTo(postgres.password())
                .hasSizeGreaterThan(40);
    }

    private String show(String setting) throws SQLException {
        return TestPostgres.query(postgres, "SHOW " + setting);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
