package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `check` says in a line each what a start would meet, and leaves everything as it is.
class CheckCommandTest {

    private static final int RIGHT = 0;
    private static final int WRONG = 1;

    @TempDir(factory = TargetFolder.class)
    private Path folder;

    @Test
    void onANewMachineAllIsRightAndNothingIsMade() {
        var home = folder.resolve("home");

        var check = check(home, RIGHT, Map.of());

        assertThat(check.out().lines()).hasSize(3).allMatch(line -> line.startsWith("ok "));
        assertThat(check.out()).contains("to be created by the first start").contains(home.toString());
        assertThat(check.err()).isEmpty();
        assertThat(home).doesNotExist();
    }

    @Test
    void aServerThatRunsIsNamedAsTheOneWithTheDatabaseAndTheAddress() {
        try (var server = ChildServer.start(folder, Map.of())) {
            var port = server.address().substring(server.address().lastIndexOf(':') + 1);

            var check = check(folder, RIGHT, Map.of("PORT", port));

            assertThat(check.out())
                    .contains("a Mockbank server runs on 127.0.0.1:" + port)
                    .containsPattern("ok +database +PostgreSQL 18.*process id " + server.pid() + ".* answers");
        }

        assertThat(check(folder, RIGHT, Map.of()).out()).contains("not running");
        assertThat(new EmbeddedData(folder).isAtRest()).isTrue();
    }

    @Test
    void eachWrongSettingGetsALine() {
        var check = check(folder, WRONG, Map.of("PORT", "eighty", "RATE_LIMIT", "-1", "REDIS_URL", "http://:s3cret@h"));

        assertThat(check.out().lines()).hasSize(3);
        assertThat(check.out())
                .contains("setting PORT", "setting RATE_LIMIT", "setting REDIS_URL")
                .doesNotContain("s3cret");
    }

    @Test
    void aPortOfAnotherProgramIsWrong() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var check = check(folder, WRONG, Map.of("PORT", "" + taken.getLocalPort()));

            assertThat(check.out()).containsPattern("WRONG +address +Port " + taken.getLocalPort() + " .*set PORT");
        }
    }

    @Test
    void anEmptyDatabaseOfTheUsersOwnStaysEmpty() {
        var url = TestPostgres.freshDatabase();

        assertThat(check(folder, RIGHT, Map.of("DATABASE_URL", url)).out())
                .contains("the next start creates the tables");
        assertThat(TestPostgres.query(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
    }

    @Test
    void aDatabaseOfAnotherVersionIsToldApart() {
        var url = TestPostgres.freshDatabase();
        TestBank.on(url, Map.of()).close();
        var settings = Map.of("DATABASE_URL", url);
        assertThat(check(folder, RIGHT, settings).out()).containsPattern("ok +database .* answers\\R");

        TestPostgres.execute(url, "DELETE FROM mockbank_schema_history WHERE version > '4'");
        assertThat(check(folder, RIGHT, settings).out()).contains("migrates the tables of an older Mockbank");

        TestPostgres.execute(url, "UPDATE mockbank_schema_history SET version = '999' WHERE version = '4'");
        assertThat(check(folder, WRONG, settings).out()).contains("used by a newer Mockbank");
    }

    @Test
    void aDatabaseThatOnlyReadsIsWrong() {
        var url = TestPostgres.freshDatabase();
        var readOnly = url + (url.contains("?") ? "&" : "?") + "options=-c%20default_transaction_read_only%3Don";

        assertThat(check(folder, WRONG, Map.of("DATABASE_URL", readOnly)).out()).contains("is read-only");
    }

    @Test
    void aStandbyThatIsNoneIsWrong() {
        var url = TestPostgres.freshDatabase();

        assertThat(check(folder, WRONG, Map.of("DATABASE_URL", url, "DATABASE_READ_URL", url))
                        .out())
                .containsPattern("ok +database ")
                .containsPattern("WRONG +standby .*Check DATABASE_READ_URL");
    }

    @Test
    void whatCannotBeReachedIsNamedWithoutItsPassword() throws IOException {
        var port = freePort();

        var check = check(
                folder,
                WRONG,
                Map.of(
                        "DATABASE_URL", "postgresql://bank:s3cret@127.0.0.1:" + port + "/bank",
                        "REDIS_URL", "redis://:s3cret@127.0.0.1:" + port));

        assertThat(check.out())
                .containsPattern("WRONG +database .*127.0.0.1:" + port + ".*Check DATABASE_URL")
                .containsPattern("WRONG +redis .*127.0.0.1:" + port + ".*correct REDIS_URL");
        assertThat(check.all()).doesNotContain("s3cret").doesNotContain("\tat ");
    }

    @Test
    void aHomeThatIsAFileOrHasDataOfAnotherPostgresIsWrong() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThat(check(file, WRONG, Map.of()).out()).contains("there is a file");

        var old = Files.createDirectories(folder.resolve("data-17").resolve("cluster"));
        Files.writeString(old.resolve("PG_VERSION"), "17\n");
        assertThat(check(folder, WRONG, Map.of()).out()).contains("belongs to PostgreSQL 17");
    }

    private static CommandRun check(Path home, int exitCode, Map<String, String> settings) {
        var check = CommandRun.of(home, settings, "check");
        assertThat(check.exitCode()).as(check.all()).isEqualTo(exitCode);
        return check;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
