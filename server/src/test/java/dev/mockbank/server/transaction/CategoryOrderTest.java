package dev.mockbank.server.transaction;

import dev.mockbank.server.Await;
import dev.mockbank.server.Pages;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a page in the order of categories reads, of a bank with many transactions. That the order is right is
/// told by [TransactionListAuditTest].
final class CategoryOrderTest {

    private static final int ROWS = 30_000;
    private static final int LIMIT = 50;

    /// With the transactions that have none, and those of a page that is begun within a category.
    private static final int CATEGORIES = 30 + 2;

    private static final String DATABASE = TestPostgres.freshDatabase();

    private static TestBank bank;

    @BeforeAll
    static void start() {
        bank = TestBank.on(DATABASE, Map.of());
        long account = bank.newAccount("0");
        TestPostgres.execute(DATABASE, """
                INSERT INTO transactions (ledger_id, id, account_id, amount, category, timestamp, total_after)
                SELECT 1, i, %d, 1, CASE WHEN i %% 31 < 30 THEN 'category ' || i %% 31 END,
                    timestamptz '2025-01-01Z' + i * interval '1 minute', 0
                FROM generate_series(1, %d) i""".formatted(account, ROWS));
        TestPostgres.execute(DATABASE, "ANALYZE transactions");
        // A posting of the bank's own lets it roll up what was inserted beside it.
        bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":1,\"category\":\"category 1\"}");
        Await.until(30, () -> number("SELECT rolled_up_to FROM roll_ups") > ROWS);
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order=asc",
                "order=desc",
                "order=asc&date_from=2025-01-10&date_to=2025-01-12",
                "order=asc&category=category+7&category=category+3"
            })
    void readsAPageOfEachCategoryAtMost(String query) {
        var first = "/transactions?sort=category&limit=" + LIMIT + "&" + query;
        assertReadsLittle(first);
        assertReadsLittle(Pages.next(bank.get(first)).orElseThrow());
        var near = "/transactions?sort=category&limit=900&" + query;
        var second = Pages.next(bank.get(near)).orElseThrow().replace("limit=900", "limit=" + LIMIT);
        assertReadsLittle(second);
    }

    private static void assertReadsLittle(String path) {
        new RowsRead(bank, DATABASE).assertFewer(path, CATEGORIES * (LIMIT + 1));
    }

    private static long number(String sql) {
        return Long.parseLong(TestPostgres.query(DATABASE, sql));
    }
}
