package dev.mockbank.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the server, of PostgreSQL, and of both.
class CrashTest {
    @TempDir
    private Path home;

    @Test
    void aKilledPostgresComesBackOnItsPortWithAllRows() throws Exception {
        try (EmbeddedPostgres postgres = TestPostgres.start(home)) {
            TestPostgres.post(postgres);
            ProcessHandle killed = TestPostgres.postmaster(home);

            TestPostgres.kill(killed);

            TestPostgres.await(() -> postgres.running() && answers(postgres));
            assertThat(TestPostgres.postmaster(home).pid()).isNotEqualTo(killed.pid());
            assertThat(TestPostgres.postings(postgres)).isEqualTo("1");
        }
        assertThat(PostmasterFile.read(TestPostgres.cluster(home))).isEmpty();
    }

    @Test
    void aChildThatIsTooBusyToNoticeDoesNotHinderTheNewPostgres() throws Exception {
        assumeTrue(Platform.current().linux(), "this is about Linux");
        try (EmbeddedPostgres postgres = TestPostgres.start(home)) {
            TestPostgres.post(postgres);
            Thread busy = Thread.ofVirtual().start(() -> count(postgres));
            ClusterProcesses processes = new ClusterProcesses(TestPostgres.cluster(home), Platform.current());
            TestPostgres.await(() -> TestPostgres.query(
                            postgres,
                            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%series%'"
                                    + " AND pid <> pg_backend_pid()")
                    .equals("1"));
            List<ProcessHandle> before = processes.all();

            TestPostgres.kill(TestPostgres.postmaster(home));

            TestPostgres.await(() -> postgres.running() && answers(postgres));
            assertThat(TestPostgres.postings(postgres)).isEqualTo("1");
            assertThat(before).noneMatch(processes::alive);
            busy.join();
        }
    }

    @Test
    void doesNotHearTheCtrlCOfTheTerminal() throws IOException {
        assumeTrue(Platform.current().linux(), "this is about Linux");
        try (EmbeddedPostgres postgres = TestPostgres.start(home)) {
            assertThat(postgres.running()).isTrue();
            assertThat(session(TestPostgres.postmaster(home))).isNotEqualTo(session(ProcessHandle.current()));
        }
    }

    @Test
    void oneThatIsStartedAgainWhileItIsClosedDoesNotOutliveThat() throws Exception {
        assumeTrue(Platform.current().linux(), "the slow start is a shell script");
        Path slowly = home.resolve("slowly");
        EmbeddedPostgres postgres = EmbeddedPostgres.start(
                home.resolve("bank"), SlowPrograms.make(home.resolve("programs"), slowly), step -> {});
        ClusterProcesses processes =
                new ClusterProcesses(TestPostgres.cluster(home.resolve("bank")), Platform.current());
        Files.createFile(slowly);
        TestPostgres.kill(TestPostgres.postmaster(home.resolve("bank")));
        TestPostgres.await(() -> Files.exists(SlowPrograms.begun(slowly)));

        postgres.close();

        assertThat(SlowPrograms.begun(slowly)).as("the slow start ended").doesNotExist();
        assertThat(processes.all()).isEmpty();
    }

    @Test
    void anOrphanIsStoppedAndReplaced() throws Exception {
        ServerProgram server = launched();
        ProcessHandle orphan = TestPostgres.postmaster(home);
        post();
        server.kill();
        assertThat(alive(orphan)).isTrue();

        startsAgainWithTheRow();

        assertThat(alive(orphan)).isFalse();
    }

    @Test
    void bothKilledIsRecovered() throws Exception {
        ServerProgram server = launched();
        ProcessHandle orphan = TestPostgres.postmaster(home);
        post();
        server.kill();
        TestPostgres.kill(orphan);

        startsAgainWithTheRow();
    }

    @Test
    void aPidFileThatNamesALivingUnrelatedProgramIsStale() throws Exception {
        Process unrelated = new ProcessBuilder("sleep", "60").start();
        try {
            leaveBehind(unrelated.pid());

            startsAgainWithTheRow();

            assertThat(unrelated.isAlive()).isTrue();
        } finally {
            unrelated.destroyForcibly();
        }
    }

    @Test
    void aPidFileThatNamesThisVeryProgramIsStale() throws Exception {
        leaveBehind(ProcessHandle.current().pid());

        startsAgainWithTheRow();
    }

    @Test
    void aPidFileThatNamesADeadProcessIsStale() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        assertThat(dead.waitFor(5, TimeUnit.SECONDS)).isTrue();
        leaveBehind(dead.pid());

        startsAgainWithTheRow();
    }

    /// A data folder as it looks after a power cut, with a process id that belongs to something else by now.
    private void leaveBehind(long pid) throws Exception {
        try (ServerProgram server = launched()) {
            post();
            Path file = TestPostgres.cluster(home).resolve("postmaster.pid");
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            ProcessHandle orphan = TestPostgres.postmaster(home);
            server.kill();
            TestPostgres.kill(orphan);
            lines.set(0, Long.toString(pid));
            Files.writeString(file, String.join("\n", lines) + "\n");
        }
    }

    private ServerProgram launched() throws IOException {
        ServerProgram server =
                ServerProgram.launch(home.toString(), TestPostgres.binaries().toString());
        assertThat(server.ready()).as(server::said).isTrue();
        return server;
    }

    private void post() throws IOException, SQLException {
        String port = Files.readAllLines(TestPostgres.cluster(home).resolve("postmaster.pid"))
                .get(3);
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/mockbank",
                        "mockbank",
                        new DataFolder(new Home(home)).password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE posting (amount NUMERIC(18,2) NOT NULL)");
            statement.execute("INSERT INTO posting VALUES (74.50)");
        }
    }

    private void startsAgainWithTheRow() throws SQLException {
        List<String> steps = new ArrayList<>();
        try (EmbeddedPostgres postgres = TestPostgres.start(home, steps)) {
            assertThat(steps).contains("Recovering after an unclean shutdown");
            assertThat(TestPostgres.postings(postgres)).isEqualTo("1");
        }
    }

    private static String session(ProcessHandle process) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        // After the name in brackets: state, parent, group, session.
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];
    }

    private boolean alive(ProcessHandle process) {
        return new ClusterProcesses(TestPostgres.cluster(home), Platform.current()).alive(process);
    }

    private static boolean answers(EmbeddedPostgres postgres) {
        try {
            return TestPostgres.query(postgres, "SELECT 1").equals("1");
        } catch (SQLException e) {
            return false;
        }
    }

    private static void count(EmbeddedPostgres postgres) {
        try {
            TestPostgres.query(postgres, "SELECT count(*) FROM generate_series(1, 100000000000) series");
        } catch (SQLException e) {
            // Its server is killed.
        }
    }
}
