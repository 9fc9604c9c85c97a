package dev.mockbank.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mockbank.server.postgres.Privileges.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL under root, who must not run it.
class PrivilegesTest {
    private static final int NOBODY = 65534;

    @TempDir
    private Path home;

    @BeforeEach
    void onlyAsRoot() {
        assumeTrue(Platform.current().linux() && TestPostgres.root(), "only root on Linux has privileges to drop");
    }

    @Test
    void theFolderCanChangeBetweenTheWaysAndKeepsItsRows() throws IOException, SQLException {
        int starts = 0;
        for (Way way : List.of(Way.OTHER_USER, Way.OTHER_USER, Way.USER_NAMESPACE, Way.OTHER_USER)) {
            try (EmbeddedPostgres postgres = TestPostgres.start(home, way)) {
                TestPostgres.post(postgres);
                assertThat(TestPostgres.postings(postgres)).isEqualTo(Integer.toString(++starts));
                assertThat(uid(TestPostgres.postmaster(home))).isEqualTo(way == Way.OTHER_USER ? NOBODY : 0);
                assertThat(uid(TestPostgres.cluster(home).resolve("base")))
                        .isEqualTo(way == Way.OTHER_USER ? NOBODY : 0);
                assertThat(uid(home.resolve("data-18/password"))).isZero();
            }
        }
    }

    @Test
    void theFolderOfAnOrdinaryUserStaysHis() throws IOException, SQLException {
        TestPostgres.start(home).close();
        new Privileges(Way.OTHER_USER, 12_345, 12_345).own(home.resolve("data-18/cluster"));

        try (EmbeddedPostgres postgres = TestPostgres.start(home, Way.OTHER_USER)) {
            TestPostgres.post(postgres);
            assertThat(uid(TestPostgres.postmaster(home))).isEqualTo(12_345);
        }
        assertThat(uid(TestPostgres.cluster(home))).isEqualTo(12_345);
    }

    @Test
    void aKilledOneComesBackUnderTheSameUser() throws Exception {
        try (EmbeddedPostgres postgres = TestPostgres.start(home, Way.OTHER_USER)) {
            ProcessHandle killed = TestPostgres.postmaster(home);

            TestPostgres.kill(killed);

            TestPostgres.await(postgres::running);
            assertThat(TestPostgres.postmaster(home)).isNotEqualTo(killed);
        }
    }

    @Test
    void withoutAnyWayTheUserIsToldWhatToDo() {
        assertThatThrownBy(() ->
                        EmbeddedPostgres.start(home, TestPostgres.binaries(), EnumSet.noneOf(Way.class), step -> {}))
                .hasMessageContaining("run Mockbank as another user");
    }

    private static int uid(ProcessHandle process) throws IOException {
        return uid(Path.of("/proc", Long.toString(process.pid())));
    }

    private static int uid(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }
}
