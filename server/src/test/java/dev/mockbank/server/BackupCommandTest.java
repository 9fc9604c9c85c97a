package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.backup.SavedBank;
import dev.mockbank.server.summary.SumsAudit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `backup` and `restore` as they are typed: from bank to bank, embedded and external, and what they refuse.
class BackupCommandTest {

    private static final int REFUSED = 1;
    private static final int ROWS = 300_000;

    @TempDir(factory = TargetFolder.class)
    private Path folder;

    @Test
    void aBankMovesFromTheEmbeddedDatabaseToAnotherOneAndBack() throws IOException {
        var home = Files.createDirectory(folder.resolve("home"));
        var file = folder.resolve("running.backup").toString();
        String fingerprint;
        String key;
        try (var server = ChildServer.start(home, Map.of())) {
            key = server.newKey();
            post(server, key, "{\"account_id\":1,\"amount\":\"-0.01\",\"description\":\"of cents\"}");
            succeeds(home, Map.of(), "backup", file);
            fingerprint = SavedBank.fingerprint(new EmbeddedData(home).url());
            assertThat(refused(home, Map.of(), "restore", file, "--replace"))
                    .contains("is in use by the Mockbank server with process id " + server.pid());
        }

        var url = TestPostgres.freshDatabase();
        var external = Map.of("DATABASE_URL", url);
        succeeds(home, external, "restore", file);
        assertThat(SavedBank.fingerprint(url)).isEqualTo(fingerprint);
        SumsAudit.check(url);

        var second = folder.resolve("external.backup").toString();
        succeeds(home, external, "backup", second);
        var newHome = folder.resolve("new home");
        succeeds(newHome, Map.of(), "restore", second);
        try (var server = ChildServer.start(newHome, Map.of())) {
            assertThat(SavedBank.fingerprint(new EmbeddedData(newHome).url())).isEqualTo(fingerprint);
            var account = server.send("GET", "/accounts/1", key, null).json();
            assertThat(account.get("balance").decimalValue()).isEqualByComparingTo("9.99");
        }

        var third = folder.resolve("stopped.backup").toString();
        succeeds(newHome, Map.of(), "backup", third);
        assertThat(new EmbeddedData(newHome).isAtRest()).isTrue();
        assertThat(refused(newHome, Map.of(), "restore", third)).contains("The bank is not empty", "--replace");
        succeeds(newHome, Map.of(), "restore", third, "--replace");
    }

    @Test
    void aFileThatIsThereStaysUnlessForced() throws IOException {
        var database = Map.of("DATABASE_URL", SavedBank.emptyBank());
        var file = Files.writeString(folder.resolve("file"), "mine");

        assertThat(refused(folder, database, "backup", file.toString())).contains("exists already", "--force");
        assertThat(file).hasContent("mine");
        assertThat(refused(folder, database, "backup", folder.toString(), "--force"))
                .contains("is not a file");

        succeeds(folder, database, "backup", file.toString(), "--force");
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("mockbank-backup 2\n");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void theStandardOutputTakesABackupToo() throws IOException {
        var database = Map.of("DATABASE_URL", SavedBank.emptyBank());
        var file = folder.resolve("file");
        var command = new ArrayList<>(ChildServer.command("backup", "-"));
        command.addAll(0, List.of("sh", "-c", "exec \"$@\" > '" + file + "'", "sh"));

        assertThat(CommandRun.of(folder, database, new ProcessBuilder(command)).exitCode())
                .isZero();

        succeeds(folder, database, "restore", file.toString());
    }

    @Test
    void aBackupThatFailsLeavesNoFile() throws IOException {
        var file = folder.resolve("file");

        assertThat(refused(folder, Map.of("DATABASE_URL", TestPostgres.freshDatabase()), "backup", file.toString()))
                .contains("has no tables of this version");

        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aDamagedBackupIsRefusedBeforeADatabaseIsMade() throws IOException {
        var file = folder.resolve("file");
        succeeds(folder, Map.of("DATABASE_URL", SavedBank.emptyBank()), "backup", file.toString());
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        var home = folder.resolve("home");

        assertThat(refused(home, Map.of(), "restore", file.toString())).contains("is damaged or truncated");

        assertThat(home).doesNotExist();
    }

    @Test
    void aLargeBankPassesThroughASmallMemory() {
        var source = SavedBank.emptyBank();
        TestPostgres.execute(source, """
                INSERT INTO accounts (ledger_id, id, name, type, balance)
                SELECT 1, i, 'a' || i, 'checking', 0 FROM generate_series(1, 1000) i;
                INSERT INTO transactions (ledger_id, id, timestamp, account_id, amount, category, description, total_after)
                SELECT 1, i + 1, now(), 1 + i %% 1000, 1, 'c' || i %% 10, 'description ' || i %% 5000 || repeat('x', 100), 1 + i / 1000
                FROM generate_series(0, %d - 1) i;
                UPDATE accounts SET balance = %d / 1000;
                """.formatted(ROWS, ROWS));
        var target = SavedBank.emptyBank();
        var file = folder.resolve("large").toString();

        small(source, "backup", file);
        small(target, "restore", file);

        assertThat(SavedBank.fingerprint(target)).isEqualTo(SavedBank.fingerprint(source));
        assertThat(TestPostgres.query(target, "SELECT count(*) FROM transactions"))
                .isEqualTo("" + ROWS);
        SumsAudit.check(target);
    }

    private void small(String url, String... arguments) {
        var command = ChildServer.command(arguments);
        command.add(1, "-Xmx20m");
        var run = CommandRun.of(folder, Map.of("DATABASE_URL", url), new ProcessBuilder(command));
        assertThat(run.exitCode()).as(run.all()).isZero();
    }

    private static void post(ChildServer server, String key, String body) throws IOException {
        server.send("POST", "/accounts", key, "{\"name\":\"Ann\",\"type\":\"checking\",\"balance\":\"10.00\"}");
        assertThat(server.send("POST", "/transactions", key, body).status()).isLessThan(300);
    }

    private static void succeeds(Path home, Map<String, String> settings, String... arguments) {
        var run = CommandRun.of(home, settings, arguments);
        assertThat(run.exitCode()).as(run.all()).isZero();
        assertThat(run.out()).isEmpty();
    }

    private static String refused(Path home, Map<String, String> settings, String... arguments) {
        var run = CommandRun.of(home, settings, arguments);
        assertThat(run.exitCode()).as(run.all()).isEqualTo(REFUSED);
        assertThat(run.all()).doesNotContain("\tat ");
        return run.err();
    }
}
