package dev.mockbank.server.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.db.SandboxId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The sums step by step. The bank is stopped, so that nobody else rolls up.
@Tag("database")
final class RollUpTest {

    private final String url = TestPostgres.freshDatabase();
    private Database database;
    private RollUp rollUp;
    private long account;

    @BeforeEach
    void prepare() {
        try (var bank = TestBank.on(url, Map.of())) {
            account = bank.newAccount("0");
        }
        database = Database.of(DatabaseUrl.parse(url), 2, new SimpleMeterRegistry());
        rollUp = new RollUp(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anEmptyBankHasNothingToRollUp() {
        assertThat(rollUp.behind()).isEmpty();
        assertThat(rollUp.advance(SandboxId.MAIN)).isTrue();
        assertThat(SumsAudit.rolledUpTo(url)).isZero();
    }

    @Test
    void takesInWhatIsBooked() {
        insert(1, 120_000);
        assertThat(rollUp.behind()).containsExactly(SandboxId.MAIN);

        assertThat(rollUp.advance(SandboxId.MAIN)).isTrue();

        assertThat(SumsAudit.rolledUpTo(url)).isEqualTo(120_000);
        assertThat(rollUp.behind()).isEmpty();
        SumsAudit.check(url);
    }

    @Test
    void changesOfWhatTheSumsHoldAreTakenInOnceWheneverTheyAreSeen() {
        insert(1, 100);
        rollUp.advance(SandboxId.MAIN);
        insert(101, 200);
        change(201, 50, 150);
        SumsAudit.check(url);

        rollUp.advance(SandboxId.MAIN);
        SumsAudit.check(url);
        change(401, 1, 200);
        rollUp.advance(SandboxId.MAIN);

        SumsAudit.check(url);
        assertThat(TestPostgres.query(url, "SELECT count(*) FROM changes WHERE id > (SELECT changes_to FROM roll_ups)"))
                .isEqualTo("0");
    }

    @Test
    void moreChangesThanAStepTakesInAreTakenInBeforeAnyTransaction() {
        insert(1, 60_000);
        rollUp.advance(SandboxId.MAIN);
        insert(60_001, 60_010);
        change(60_011, 1, 60_000);

        rollUp.advance(SandboxId.MAIN);

        assertThat(SumsAudit.rolledUpTo(url)).isEqualTo(60_010);
        SumsAudit.check(url);
    }

    @Test
    void whatAnotherServerIsRollingUpIsLeftToIt() throws SQLException {
        insert(1, 1);
        try (var other = TestPostgres.connect(url)) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT rolled_up_to FROM roll_ups FOR UPDATE");

            assertThat(rollUp.advance(SandboxId.MAIN)).isFalse();
            assertThat(SumsAudit.rolledUpTo(url)).isZero();
            other.rollback();
        }
        assertThat(rollUp.advance(SandboxId.MAIN)).isTrue();
        assertThat(SumsAudit.rolledUpTo(url)).isEqualTo(1);
    }

    /// A database that lost its last seconds gives numbers again: nothing that this server remembers may stand above
    /// them.
    @Test
    void numbersThatAreGivenAgainAfterACrashAreCounted() throws SQLException {
        insert(1, 10);
        rollUp.advance(SandboxId.MAIN);
        try (var lost = TestPostgres.connect(url)) {
            lost.setAutoCommit(false);
            lost.createStatement().execute(insertion(11, 20));
            rollUp.advance(SandboxId.MAIN);
            lost.rollback();
        }
        insert(11, 15);

        rollUp.advance(SandboxId.MAIN);

        assertThat(SumsAudit.rolledUpTo(url)).isEqualTo(15);
        SumsAudit.check(url);
    }

    @Test
    void aStepThatTakesTooLongIsTriedWithLess() {
        TestPostgres.execute(
                url,
                insertion(1, 3_000)
                        .replace("'c' || i % 5", "'c' || i")
                        .replace("total_after)", "total_after, description)")
                        .replace("interval '1 minute', 0", "interval '1 minute', 0, repeat(md5(i::text), 60) || i"));
        try (var bounded = Database.of(
                DatabaseUrl.parse(url + (url.contains("?") ? "&" : "?") + "options=-c%20statement_timeout=400"),
                2,
                new SimpleMeterRegistry())) {
            new RollUp(bounded).advance(SandboxId.MAIN);
        }

        assertThat(SumsAudit.rolledUpTo(url)).isEqualTo(3_000);
        SumsAudit.check(url);
    }

    @Test
    void namesThatNothingHasAnyMoreAreForgotten() {
        insert(1, 10);
        TestPostgres.execute(
                url, "UPDATE transactions SET description = 'a secret', category = 'secrets' WHERE id = 5");
        rollUp.advance(SandboxId.MAIN);
        assertThat(names()).isEqualTo("1 1");
        TestPostgres.execute(url, """
                INSERT INTO changes (ledger_id, id, transaction_id, account_id, deleted, timestamp, transfer, amount,
                    old_category, old_description)
                SELECT 1, 11, id, account_id, true, timestamp, false, amount, category, description
                FROM transactions WHERE id = 5;
                DELETE FROM transactions WHERE id = 5""");

        rollUp.advance(SandboxId.MAIN);

        assertThat(names()).isEqualTo("0 0");
        assertThat(TestPostgres.query(url, "SELECT count(*) FROM monthly_sums WHERE category = 'secrets'"))
                .isEqualTo("0");
        assertThat(TestPostgres.query(url, "SELECT count(*) FROM changes WHERE old_description IS NOT NULL"))
                .isEqualTo("0");
        SumsAudit.check(url);
    }

    private String names() {
        return TestPostgres.query(url, """
                SELECT (SELECT count(*) FROM descriptions WHERE description = 'a secret') || ' '
                    || (SELECT count(*) FROM category_sums WHERE category = 'secrets')""");
    }

    private void insert(int from, int to) {
        TestPostgres.execute(url, insertion(from, to));
    }

    private String insertion(int from, int to) {
        return "INSERT INTO transactions (ledger_id, id, account_id, amount, category, timestamp, total_after)"
                + " SELECT 1, i, " + account
                + ", i % 7 - 3, 'c' || i % 5, timestamptz '2026-01-31T00:00:00Z' + i * interval '1 minute', 0"
                + " FROM generate_series(" + from + ", " + to + ") i";
    }

    /// Gives transactions another category, each with a change.
    private void change(int firstNumber, int from, int to) {
        TestPostgres.execute(url, """
                INSERT INTO changes (ledger_id, id, transaction_id, account_id, deleted, timestamp, transfer, amount,
                    old_category, new_category)
                SELECT 1, %d + id - %d, id, account_id, false, timestamp, false, amount, category, 'changed'
                FROM transactions WHERE id BETWEEN %d AND %d;
                UPDATE transactions SET category = 'changed' WHERE id BETWEEN %d AND %d""".formatted(firstNumber, from, from, to, from, to));
    }
}
