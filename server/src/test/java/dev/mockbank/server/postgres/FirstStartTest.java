package dev.mockbank.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// First starts that are interrupted, or that happen twice at a time.
class FirstStartTest {
    private static final int STRIKE_MILLIS = 60;

    @TempDir
    private Path home;

    @Test
    void whatAnInterruptedStartLeftIsRemovedAndNotUsed() throws Exception {
        Path programs = Files.createDirectories(home.resolve("postgres")
                .resolve("18.6-" + Platform.current() + ".tmp-1")
                .resolve("bin"));
        Files.writeString(programs.resolve("postgres"), "half");
        Path cluster = Files.createDirectories(home.resolve("data-18.tmp-1").resolve("cluster"));
        Files.writeString(cluster.resolve("PG_VERSION"), "18");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, step -> {})) {
            assertThat(TestPostgres.query(postgres, "SELECT 1")).isEqualTo("1");
            assertThat(names(home)).doesNotContain("data-18.tmp-1");
            assertThat(names(home.resolve("postgres"))).containsExactly("18.6-" + Platform.current());
        }
    }

    @Test
    void aServerKilledAnywhereInItsFirstStartLeavesNothingThatHindersTheNext() throws Exception {
        for (String step : List.of("Unpacking", "Creating", "Starting")) {
            Path folder = home.resolve(step);
            String binaries =
                    step.equals("Unpacking") ? "-" : TestPostgres.binaries().toString();
            try (ServerProgram server = ServerProgram.launch(folder.toString(), binaries)) {
                assertThat(server.says(step)).as(server::said).isTrue();
                TimeUnit.MILLISECONDS.sleep(STRIKE_MILLIS);
                server.kill();
            }
            try (EmbeddedPostgres postgres = TestPostgres.start(folder)) {
                TestPostgres.post(postgres);
                assertThat(TestPostgres.postings(postgres)).isEqualTo("1");
            }
        }
    }

    /// What a server that was killed while it started has left may come up just then.
    @Test
    void aPostgresOnAnotherPortIsNotTakenForTheOneThatStarts() throws Exception {
        try (EmbeddedPostgres postgres = TestPostgres.start(home)) {
            var processes = new ClusterProcesses(
                    new DataFolder(new Home(home)).cluster().toRealPath(), Platform.current());

            assertThat(processes.readyPostmaster(postgres.port())).isPresent();
            assertThat(processes.readyPostmaster(postgres.port() + 1)).isEmpty();
        }
    }

    @Test
    void oneOfTwoAtATimeWinsAndTheOtherIsToldWho() throws Exception {
        try (ServerProgram one = ServerProgram.launch(home.toString(), "-");
                ServerProgram two = ServerProgram.launch(home.toString(), "-")) {
            boolean first = one.ready();
            boolean second = two.ready();

            assertThat(first).as(one.said() + two.said()).isNotEqualTo(second);
            ServerProgram winner = first ? one : two;
            ServerProgram loser = first ? two : one;
            assertThat(loser.said())
                    .contains("is in use by")
                    .contains("stop it or choose another folder with MOCKBANK_HOME")
                    .containsAnyOf("process id " + winner.pid() + ", started 2", "another Mockbank server");
        }
    }

    @Test
    void aSecondServerIsToldTheProcessIdOfTheFirst() throws Exception {
        try (EmbeddedPostgres postgres = TestPostgres.start(home);
                ServerProgram second = ServerProgram.launch(
                        home.toString(), TestPostgres.binaries().toString())) {
            assertThat(second.ready()).isFalse();
            assertThat(second.said())
                    .contains("in use by the Mockbank server with process id "
                            + ProcessHandle.current().pid());
            assertThat(postgres.running()).isTrue();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        }
        return names;
    }
}
