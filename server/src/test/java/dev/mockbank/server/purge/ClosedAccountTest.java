package dev.mockbank.server.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Await;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import dev.mockbank.server.summary.SumsAudit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An account with very many transactions is closed in a moment, and gone for everyone then; its rows go afterwards.
@Tag("database")
final class ClosedAccountTest {

    private static final int ROWS = 60_000;
    private static final int WAIT_SECONDS = 120;

    /// What deleting the rows at once would take several times over.
    private static final long CLOSING_BOUND_NANOS = 500_000_000;

    private final String url = TestPostgres.freshDatabase();
    private TestBank bank;
    private long large;
    private long other;

    @BeforeEach
    void fill() {
        bank = TestBank.on(url, Map.of());
        large = bank.newAccount("0");
        other = bank.newAccount("0");
        TestPostgres.execute(url, """
                INSERT INTO transactions (ledger_id, id, account_id, amount, category, timestamp, description, total_after)
                SELECT 1, i, %d, 1, 'c' || i %% 5, timestamptz '2026-01-01Z' + i * interval '5 minutes', 'of the large ' || i, i
                FROM generate_series(1, %d) i;
                UPDATE accounts SET balance = %d WHERE id = %d""".formatted(large, ROWS, ROWS, large));
        post(other, "kept");
        Await.until(WAIT_SECONDS, () -> rolledUp() == ROWS + 1);
    }

    @AfterEach
    void stop() {
        bank.close();
    }

    @Test
    void isGoneAtOnceForEveryQuestionAndItsRowsAreDeletedInPieces() {
        assertThat(bank.get("/transactions/17").status()).isEqualTo(200);
        long start = System.nanoTime();
        assertThat(bank.delete("/accounts/" + large).status()).isEqualTo(204);
        assertThat(System.nanoTime() - start).isLessThan(CLOSING_BOUND_NANOS);

        checkGone();
        assertThat(rows()).as("rows right after closing").isPositive();
        post(other, "while the rows are deleted");
        checkSums();

        Await.until(
                WAIT_SECONDS,
                () -> rows() == 0
                        && TestPostgres.query(url, "SELECT count(*) FROM accounts")
                                .equals("1"));
        checkGone();
        checkSums();
        assertThat(TestPostgres.query(url, "SELECT count(*) FROM descriptions WHERE description LIKE 'of the large%'"))
                .isEqualTo("0");
        assertThat(TestPostgres.query(url, "SELECT count(*) FROM monthly_sums WHERE account_id = " + large))
                .isEqualTo("0");
    }

    @Test
    void aServerThatWasStoppedInTheMiddleGoesOnAtItsNextStart() {
        bank.delete("/accounts/" + large);
        bank.close();
        assertThat(rows()).isPositive();

        bank = TestBank.on(url, Map.of());

        Await.until(WAIT_SECONDS, () -> rows() == 0);
        checkSums();
    }

    @Test
    void anAccountWhoseLedgerWasChangedLastIsDeletedToo() {
        long kept = bank.get("/transactions?limit=1&account_id=" + other)
                .json()
                .get(0)
                .get("id")
                .longValue();
        assertThat(bank.patch("/transactions/" + kept, "{\"category\":\"changed\"}")
                        .status())
                .isEqualTo(200);

        assertThat(bank.delete("/accounts/" + large).status()).isEqualTo(204);

        Await.until(WAIT_SECONDS, () -> rows() == 0);
        checkSums();
    }

    private void checkGone() {
        assertThat(bank.get("/accounts/" + large).status()).isEqualTo(404);
        assertThat(bank.patch("/accounts/" + large, "{\"name\":\"x\"}").status())
                .isEqualTo(404);
        assertThat(bank.delete("/accounts/" + large).status()).isEqualTo(404);
        assertThat(bank.get("/accounts").json().size()).isEqualTo(1);
        assertThat(post(large, "too late")).isEqualTo(404);
        assertThat(bank.get("/transactions/17").status()).isEqualTo(404);
        assertThat(bank.patch("/transactions/17", "{\"category\":\"x\"}").status())
                .isEqualTo(404);
        assertThat(bank.delete("/transactions/17").status()).isEqualTo(404);
        for (var list : new String[] {"account_id=" + large, "category=c1", "q=of%20the%20large", "q=large%2017"}) {
            assertThat(bank.get("/transactions?" + list).json().size()).as(list).isZero();
            assertThat(bank.get("/transactions/count?" + list)
                            .json()
                            .get("count")
                            .intValue())
                    .as(list)
                    .isZero();
        }
        assertThat(bank.get("/transactions?limit=1000").json().size()).isBetween(1, 2);
        assertThat(bank.get("/sums?account_id=" + large).json().size()).isZero();
        assertThat(bank.get("/balances?account_id=" + large).json().size()).isZero();
        assertThat(bank.get("/categories").text()).doesNotContain("c1");
    }

    /// Those of all accounts are those of the account that is left.
    private void checkSums() {
        assertThat(bank.get("/sums").text())
                .isEqualTo(bank.get("/sums?account_id=" + other).text());
        assertThat(bank.get("/balances").text())
                .isEqualTo(bank.get("/balances?account_id=" + other).text());
        SumsAudit.check(url);
        var check = bank.get("/admin/books", TestBank.MASTER_KEY).json();
        assertThat(check.get("exact").booleanValue()).as(check.toString()).isTrue();
    }

    private int post(long account, String description) {
        return bank.post(
                        "/transactions",
                        "{\"account_id\":%d,\"amount\":2.50,\"category\":\"kept\",\"description\":\"%s\"}"
                                .formatted(account, description))
                .status();
    }

    private long rows() {
        return Long.parseLong(TestPostgres.query(url, "SELECT count(*) FROM transactions WHERE account_id = " + large));
    }

    private long rolledUp() {
        return Long.parseLong(TestPostgres.query(url, "SELECT rolled_up_to FROM roll_ups"));
    }
}
