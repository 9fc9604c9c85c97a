package dev.mockbank.server.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.DatabaseUrl;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The sums step by step. The bank is stopped, so that nobody else rolls up.
@Tag("database")
class RollUpTest {

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
        assertThat(rollUp.advance()).isFalse();
        assertThat(SumsAudit.rolledUpTo(url)).isZero();
    }

    @Test
    void theFirstNumberIsNotRolledUpBeforeItIsGiven() {
        rollUp.advance();
        insert(1);

        rollUp.advance();

        assertThat(SumsAudit.rolledUpTo(url)).isEqualTo(1);
        SumsAudit.check(url);
    }

    @Test
    void aTransactionThatBecomesVisibleLateIsWaitedFor() throws SQLException {
        try (var late = TestPostgres.connect(url)) {
            late.setAutoCommit(false);
            late.createStatement().execute(insertion(1));
            insert(1);

            assertThat(rollUp.advance()).isTrue();
            assertThat(rollUp.advance()).isTrue();
            assertThat(SumsAudit.rolledUpTo(url)).isZero();
            SumsAudit.check(url);
            late.commit();
        }

        assertThat(rollUp.advance()).isFalse();
        assertThat(SumsAudit.rolledUpTo(url)).isEqualTo(2);
        SumsAudit.check(url);
    }

    @Test
    void whoBeginsToWriteLaterIsNotWaitedFor() throws SQLException {
        try (var first = TestPostgres.connect(url);
                var second = TestPostgres.connect(url)) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            first.createStatement().execute(insertion(1));
            assertThat(rollUp.advance()).isTrue();
            second.createStatement().execute(insertion(1));
            first.commit();

            assertThat(rollUp.advance()).isFalse();
            assertThat(SumsAudit.rolledUpTo(url)).isEqualTo(1);
            second.commit();
        }
        SumsAudit.check(url);
    }

    @Test
    void aLongTailIsTakenInSteps() {
        insert(120_001);

        assertThat(rollUp.advance()).isFalse();

        assertThat(SumsAudit.rolledUpTo(url)).isEqualTo(120_001);
        SumsAudit.check(url);
        assertThat(TestPostgres.query(url, "SELECT sum(count) FROM monthly_sums WHERE account_id = 0"))
                .isEqualTo("120001");
    }

    @Test
    void whatAnotherServerIsRollingUpIsLeftToIt() throws SQLException {
        insert(1);
        try (var other = TestPostgres.connect(url)) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT rolled_up_to FROM roll_up FOR UPDATE");

            assertThat(rollUp.advance()).isFalse();
            assertThat(SumsAudit.rolledUpTo(url)).isZero();
            other.rollback();
        }
        rollUp.advance();
        assertThat(SumsAudit.rolledUpTo(url)).isEqualTo(1);
    }

    private void insert(int count) {
        TestPostgres.execute(url, insertion(count));
    }

    private String insertion(int count) {
        return "INSERT INTO transactions (account_id, amount, category, timestamp, total_after) SELECT " + account
                + ", i % 7 - 3, 'c' || i % 5, timestamptz '2026-01-31T00:00:00Z' + i * interval '1 minute', 0"
                + " FROM generate_series(1, " + count + ") i";
    }
}
