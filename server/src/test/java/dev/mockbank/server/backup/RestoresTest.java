package dev.mockbank.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import dev.mockbank.server.digest.Sha256;
import dev.mockbank.server.summary.SumsAudit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was saved is there again as it was, and a restore that is refused changes nothing.
@Tag("database")
class RestoresTest {

    private static final String SOURCE = TestPostgres.freshDatabase();

    @TempDir
    private static Path folder;

    private static TestBank source;
    private static Path backup;

    @BeforeAll
    static void save() {
        source = TestBank.on(SOURCE, Map.of());
        SavedBank.fill(source);
        backup = folder.resolve("backup");
        // While its server runs.
        var contents = SavedBank.save(SOURCE, backup);
        assertThat(contents.toString()).isEqualTo("2 accounts, 22 transactions and 2 API keys");
        assertThat(contents.differences()).isZero();
    }

    @AfterAll
    static void stop() {
        source.close();
    }

    @Test
    void anEmptyBankBecomesTheOneThatWasSaved() {
        var target = SavedBank.emptyBank();
        var structure = SavedBank.structure(target);

        var contents = SavedBank.restore(backup, target, false);

        assertThat(contents.madeBy()).isEqualTo("1.2.3");
        assertThat(contents.toString()).isEqualTo("2 accounts, 22 transactions and 2 API keys");
        assertThat(SavedBank.fingerprint(target)).isEqualTo(SavedBank.fingerprint(SOURCE));
        assertThat(SavedBank.structure(target)).isEqualTo(structure);
        assertThat(TestPostgres.query(target, "SELECT count(*) FROM not_rolled_up"))
                .isEqualTo("0");
        SumsAudit.check(target);
    }

    @Test
    void aServerGoesOnWhereTheSavedOneWas() {
        var target = SavedBank.emptyBank();
        SavedBank.restore(backup, target, false);

        try (var bank = TestBank.withoutKey(target, Map.of())) {
            for (var path :
                    new String[] {"/accounts", "/transactions?limit=50", "/transactions?q=slash", "/categories"}) {
                assertThat(bank.get(path, source.key()).text())
                        .as(path)
                        .isEqualTo(source.get(path).text());
            }
            assertThat(bank.get("/admin/books", TestBank.MASTER_KEY)
                            .json()
                            .get("exact")
                            .booleanValue())
                    .isTrue();
            var posted = bank.post("/transactions", source.key(), "{\"account_id\":1,\"amount\":1}");
            assertThat(posted.json().get("id").longValue()).isEqualTo(25);
        }
    }

    @Test
    void aRequestThatIsRepeatedAfterwardsIsNotBookedAgain() {
        var target = SavedBank.emptyBank();
        SavedBank.restore(backup, target, false);

        try (var bank = TestBank.withoutKey(target, Map.of())) {
            var repeated = bank.send(
                    "POST",
                    "/transactions",
                    source.key(),
                    SavedBank.repeatedPosting(1),
                    Map.of("Content-Type", "application/json", "Idempotency-Key", "once"));

            assertThat(repeated.status()).isLessThan(300);
            assertThat(TestPostgres.query(target, "SELECT count(*) FROM transactions"))
                    .isEqualTo("22");
        }
    }

    @Test
    void whatWasDeletedCanBeReadNowhere() {
        var target = SavedBank.emptyBank();
        TestPostgres.execute(SOURCE, """
                INSERT INTO changes (ledger_id, id, transaction_id, account_id, deleted, timestamp, transfer, amount,
                    old_category, old_description)
                VALUES (1, 1, 1, 1, true, now(), false, 1, 'secret', 'secret')""");
        var file = folder.resolve("with-a-change");
        SavedBank.save(SOURCE, file);
        TestPostgres.execute(SOURCE, "DELETE FROM changes WHERE old_description = 'secret'");

        SavedBank.restore(file, target, false);

        assertThat(TestPostgres.query(target, "SELECT count(*) FROM changes WHERE id = 1"))
                .isEqualTo("1");
        assertThat(TestPostgres.query(target, "SELECT count(*) FROM changes c WHERE CAST(c AS text) LIKE '%secret%'"))
                .isEqualTo("0");
    }

    @Test
    void aBankWithRowsIsRefusedAndStaysAsItIs() {
        var target = filledBank();
        var before = SavedBank.fingerprint(target);

        assertThatThrownBy(() -> SavedBank.restore(backup, target, false))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("1 account, 1 transaction and 1 API key;")
                .hasMessageContaining("--replace");

        assertThat(SavedBank.fingerprint(target)).isEqualTo(before);
    }

    @Test
    void aBankWithRowsIsReplacedWhenThatIsAskedForAndItsNumbersGoOn() {
        var target = filledBank();
        TestPostgres.query(target, "UPDATE roll_ups SET rolled_up_to = 1000 RETURNING rolled_up_to");

        SavedBank.restore(backup, target, true);

        assertThat(SavedBank.fingerprint(target)).isEqualTo(SavedBank.fingerprint(SOURCE));
        SumsAudit.check(target);
        assertThat(TestPostgres.query(target, "SELECT rolled_up_to FROM roll_ups"))
                .isEqualTo("1000");
        assertThat(TestPostgres.query(target, "SELECT last_account_id FROM ledgers"))
                .isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?application_name=mine", "?options=-c%20application_name%3Dmine"})
    void aBankOnWhichAServerRunsIsRefused(String parameters) {
        var target = TestPostgres.freshDatabase() + parameters;
        try (var server = TestBank.withoutKey(target, Map.of())) {
            assertThat(server.get("/health/ready").status()).isEqualTo(200);
            assertThatThrownBy(() -> SavedBank.restore(backup, target, true))
                    .hasMessageContaining("Mockbank servers are using the database")
                    .hasMessageContaining("stop them");
        }
    }

    @Test
    void whatIsWrongWithAFileIsSaid() throws IOException {
        var target = SavedBank.emptyBank();
        var bytes = new ByteArrayOutputStream();
        var digest = Sha256.digest();
        var firstLine = BackupFormat.firstLine().getBytes(StandardCharsets.US_ASCII);
        digest.update(firstLine);
        bytes.write(firstLine);
        bytes.write(BackupFormat.lastLine(digest).getBytes(StandardCharsets.US_ASCII));
        var withoutBody = Files.write(folder.resolve("without-body"), bytes.toByteArray());

        assertThatThrownBy(() -> SavedBank.restore(withoutBody, target, false))
                .isInstanceOf(BackupException.class)
                .hasMessage("The backup " + withoutBody
                        + " could not be restored (unexpected end of file). Nothing was changed");
    }

    @Test
    void whatBreaksARuleInTheMiddleChangesNothing() throws IOException {
        var target = filledBank();
        var before = SavedBank.fingerprint(target) + SavedBank.structure(target);
        var twice = HandMade.backup(
                folder,
                "mockbank 1.2.3",
                "table sandboxes id name ledger_id",
                "1\tmain\t1",
                "\\.",
                "table ledgers id sandbox_id last_account_id",
                "1\t1\t1",
                "\\.",
                "table accounts ledger_id id name type balance opening_balance",
                "1\t1\tAnn\tchecking\t1.00\t1.00",
                "1\t1\tBen\tchecking\t1.00\t1.00",
                "\\.",
                "end");

        assertThatThrownBy(() -> SavedBank.restore(twice, target, true))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("duplicate key")
                .hasMessageContaining("Nothing was changed");

        assertThat(SavedBank.fingerprint(target) + SavedBank.structure(target)).isEqualTo(before);
    }

    @Test
    void balancesThatAreNotTheSumOfTheTransactionsAreRefused() throws IOException {
        var target = SavedBank.emptyBank();
        var wrong = HandMade.backup(
                folder,
                "table sandboxes id name ledger_id",
                "1\tmain\t1",
                "\\.",
                "table ledgers id sandbox_id last_account_id",
                "1\t1\t7",
                "\\.",
                "table accounts ledger_id id name type balance opening_balance",
                "1\t7\tAnn\tchecking\t2.00\t1.00",
                "\\.",
                "differences 0",
                "end");

        assertThatThrownBy(() -> SavedBank.restore(wrong, target, false))
                .hasMessageContaining("of account 7 for example")
                .hasMessageContaining("Nothing was changed");
        assertThat(TestPostgres.query(target, "SELECT count(*) FROM accounts")).isEqualTo("0");
    }

    @Test
    void aBankThatWasInexactIsRestoredAsItWas() {
        var inexact = filledBank();
        TestPostgres.execute(inexact, "UPDATE accounts SET balance = balance + 1");
        var file = folder.resolve("inexact");
        assertThat(SavedBank.save(inexact, file).differences()).isEqualTo(1);

        var target = SavedBank.emptyBank();
        SavedBank.restore(file, target, false);

        assertThat(SavedBank.fingerprint(target)).isEqualTo(SavedBank.fingerprint(inexact));
    }

    @Test
    void aBackupOfTheFirstFormatIsRestoredByEveryVersion() {
        var target = SavedBank.emptyBank();
        var file = Path.of("src", "test", "resources", "backup-format-1.mockbank");

        var contents = SavedBank.restore(file, target, false);

        assertThat(contents.toString()).isEqualTo("2 accounts, 22 transactions and 2 API keys");
        assertThat(contents.takenAt()).isEqualTo("2026-11-22T19:45:24.181402Z");
        assertThat(TestPostgres.query(target, "SELECT string_agg(balance::text, ' ' ORDER BY id) FROM accounts"))
                .isEqualTo("114.77 38.81");
        assertThat(TestPostgres.query(target, "SELECT description FROM transactions WHERE id = 2"))
                .isEqualTo("tab\tline\nslash\\ \\. \n\\.\n ä € \\N \"quoted\"");
        SumsAudit.check(target);
    }

    @Test
    void anEmptyBankIsSavedAndRestoredToo() {
        var file = folder.resolve("empty");
        SavedBank.save(SavedBank.emptyBank(), file);
        var target = SavedBank.emptyBank();

        SavedBank.restore(file, target, false);

        try (var bank = TestBank.on(target, Map.of())) {
            assertThat(bank.newAccount("1.00")).isEqualTo(1);
        }
    }

    @Test
    void onlyTheOwnerCanReadABackup() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions here");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(backup, StandardCharsets.ISO_8859_1))
                .startsWith("mockbank-backup 2\n")
                .doesNotContain(source.key());
    }

    private static String filledBank() {
        var url = TestPostgres.freshDatabase();
        try (var bank = TestBank.on(url, Map.of())) {
            long account = bank.newAccount("9.00");
            bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":-3}");
        }
        return url;
    }
}
