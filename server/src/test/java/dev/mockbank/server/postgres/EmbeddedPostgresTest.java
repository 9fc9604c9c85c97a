package dev.mockbank.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    private Path home;

    @Test
    void aFirstStartTellsEachStepAndGivesAnEmptyDatabase() throws SQLException {
        List<String> steps = new ArrayList<>();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home.resolve("a/b"), steps::add)) {
            assertThat(steps)
                    .satisfiesExactly(
                            step -> assertThat(step).startsWith("Unpacking PostgreSQL " + Binaries.VERSION),
                            step -> assertThat(step).startsWith("Creating the database in "),
                            step -> assertThat(step).isEqualTo("Starting PostgreSQL " + Binaries.VERSION));
            assertThat(postgres.running()).isTrue();
            assertThat(postgres.version()).isEqualTo(Binaries.VERSION);
            assertThat(postgres.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:" + postgres.port() + "/mockbank");
            assertThat(TestPostgres.query(postgres, "SELECT current_database()"))
                    .isEqualTo("mockbank");
        }
    }

    @Test
    void aSecondStartKeepsRowsAndPassword() throws SQLException {
        String password;
        try (EmbeddedPostgres postgres = TestPostgres.start(home)) {
            TestPostgres.post(postgres);
            password = postgres.password();
        }
        List<String> steps = new ArrayList<>();
        try (EmbeddedPostgres postgres = TestPostgres.start(home, steps)) {
            assertThat(steps).containsExactly("Starting PostgreSQL " + postgres.version());
            assertThat(postgres.password()).isEqualTo(password);
            assertThat(TestPostgres.postings(postgres)).isEqualTo("1");
        }
    }

    @Test
    void aClosedOneIsDownAndClosingAgainDoesNothing() throws IOException {
        EmbeddedPostgres postgres = TestPostgres.start(home);
        ProcessHandle process = new ClusterProcesses(TestPostgres.cluster(home), Platform.current())
                .postmaster()
                .orElseThrow();

        postgres.close();
        postgres.close();

        assertThat(postgres.running()).isFalse();
        assertThat(new ClusterProcesses(home, Platform.current()).alive(process))
                .isFalse();
    }

    @Test
    void itsSafetyCannotBeSwitchedOffFromWithin() throws IOException, SQLException {
        TestPostgres.start(home).close();
        Files.writeString(
                TestPostgres.cluster(home).resolve("postgresql.auto.conf"), "fsync = off\nlisten_addresses = '*'\n");
        try (EmbeddedPostgres postgres = TestPostgres.start(home)) {
            assertThat(show(postgres, "fsync")).isEqualTo("on");
            assertThat(show(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void worksInAFolderWithBlanksAndUmlauts() throws Exception {
        String folder = home + "/Größe und Übersicht (1)/it's";
        try (ServerProgram server = ServerProgram.launch(folder, "-")) {
            assertThat(server.ready()).as(server::said).isTrue();
        }
        try (ServerProgram server = ServerProgram.launch(folder, "-")) {
            assertThat(server.ready()).as(server::said).isTrue();
            assertThat(server.said()).doesNotContain("Creating", "Recovering");
        }
    }

    private static String show(EmbeddedPostgres postgres, String setting) throws SQLException {
        return TestPostgres.query(postgres, "SHOW " + setting);
    }
}
