package dev.mockbank.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Pages;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The list in the order of accounts, of a bank with many of them: what a page reads, and what becomes of the
/// following pages when an account is renamed or closed. That the order is right with filters of every kind is told by
/// [TransactionListAuditTest].
final class AccountOrderTest {

    private static final int ACCOUNTS = 400;
    private static final int ROWS_OF_EACH = 75;
    private static final int LIMIT = 50;

    private static final String DATABASE = TestPostgres.freshDatabase();

    private static TestBank bank;

    /// Every third account has no transactions, and each name is that of four accounts.
    @BeforeAll
    static void start() {
        bank = TestBank.on(DATABASE, Map.of());
        for (int i = 0; i < ACCOUNTS; i++) {
            bank.post("/accounts", "{\"name\":\"account %d\",\"type\":\"checking\",\"balance\":0}".formatted(i % 100));
        }
        TestPostgres.execute(DATABASE, """
                INSERT INTO transactions (ledger_id, id, account_id, amount, timestamp, total_after)
                SELECT 1, i, 1 + (i * 7) %% %d, 1, timestamptz '2025-01-01Z' + i * interval '1 minute', 0
                FROM generate_series(1, %d) i WHERE (1 + (i * 7) %% %d) %% 3 <> 0""".formatted(ACCOUNTS, ACCOUNTS * ROWS_OF_EACH, ACCOUNTS));
        TestPostgres.execute(DATABASE, "ANALYZE transactions");
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void listsAccountsByNameAndThenById(String order) {
        var rows = new ArrayList<Place>();
        var path = "/transactions?sort=account&limit=997&order=" + order;
        for (var next = Optional.of(path); next.isPresent(); ) {
            var page = bank.get(next.get());
            page.json()
                    .forEach(row -> rows.add(place(
                            row.get("account_id").intValue(), row.get("id").longValue())));
            next = Pages.next(page);
        }

        var ascending = Comparator.comparing(Place::name)
                .thenComparingInt(Place::accountId)
                .thenComparingLong(Place::id);
        assertThat(rows)
                .hasSize(number("SELECT count(*) FROM transactions"))
                .isSortedAccordingTo(order.equals("asc") ? ascending : ascending.reversed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"order=asc", "order=desc", "order=asc&date_from=2025-01-10&date_to=2025-01-12"})
    void readsAPageOfTheAccountsThatFillIt(String query) {
        var first = "/transactions?sort=account&limit=" + LIMIT + "&" + query;
        assertReadsLittle(first);
        assertReadsLittle(Pages.next(bank.get(first)).orElseThrow());
    }

    @Test
    void restOfARenamedAccountFollows() {
        var renamed = new Rename(1, "account 0");
        var before = ids("/transactions?sort=account&limit=1000");
        var first = bank.get("/transactions?sort=account&limit=" + LIMIT);

        renamed.to("zzz");
        try {
            var rest = ids(Pages.next(first).orElseThrow().replace("limit=50", "limit=1000"));
            assertThat(rest).startsWith(before.subList(LIMIT, ROWS_OF_EACH).toArray(Long[]::new));
            assertThat(rest).containsAll(before.subList(LIMIT, before.size()));
        } finally {
            renamed.back();
        }
    }

    @Test
    void renamingAnAccountWhileItIsReadSkipsNoOther() {
        var renamed = new Rename(1, "account 0");
        var before = ids("/transactions?sort=account&limit=1000");
        var first = bank.get("/transactions?sort=account&limit=" + LIMIT);

        renamed.to("zzz");
        try {
            var seen = new ArrayList<Long>();
            var page = first;
            for (int i = 0; i < 4; i++) {
                page = bank.get(Pages.next(page).orElseThrow());
                page.json().forEach(row -> seen.add(row.get("id").asLong()));
            }
            assertThat(seen).isEqualTo(before.subList(LIMIT, LIMIT + seen.size()));
        } finally {
            renamed.back();
        }
    }

    @Test
    void accountThatIsRenamedBackIsListedAsBefore() {
        var before = ids("/transactions?sort=account&limit=1000");
        var renamed = new Rename(2, "account 1");

        renamed.to("a first one");
        assertThat(ids("/transactions?sort=account&limit=1000").getFirst()).isEqualTo(firstOf(2));
        renamed.back();

        assertThat(ids("/transactions?sort=account&limit=1000")).isEqualTo(before);
    }

    @Test
    void cursorWhoseAccountWasClosedLeadsToTheNextOnes() {
        bank.post("/accounts", "{\"name\":\"AAA\",\"type\":\"checking\",\"balance\":0}");
        int account = number("SELECT max(id) FROM accounts");
        for (int i = 0; i < 3; i++) {
            bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":1}");
        }
        var first = bank.get("/transactions?sort=account&limit=2");

        assertThat(bank.delete("/accounts/" + account).status()).isEqualTo(204);

        assertThat(ids(Pages.next(first).orElseThrow())).isEqualTo(ids("/transactions?sort=account&limit=1000"));
    }

    @Test
    void cursorOfAnotherOrderIsRefused() {
        var next = Pages.next(bank.get("/transactions?sort=account&limit=2")).orElseThrow();

        var refused = bank.get(next.replace("sort=account", "sort=category"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("order");
    }

    /// A row, by what the list is sorted by; ids follow the time.
    record Place(String name, int accountId, long id) {}

    /// A change of a name that is taken back.
    record Rename(int account, String name) {

        void to(String other) {
            var change = bank.patch("/accounts/" + account, "{\"name\":\"" + other + "\"}");
            assertThat(change.status()).isEqualTo(200);
        }

        void back() {
            to(name);
        }
    }

    private static Place place(int account, long id) {
        return new Place("account " + (account - 1) % 100, account, id);
    }

    private static long firstOf(int account) {
        return number("SELECT min(id) FROM transactions WHERE account_id = " + account);
    }

    private static List<Long> ids(String path) {
        return Pages.ids(bank, path, bank.key());
    }

    private static void assertReadsLittle(String path) {
        new RowsRead(bank, DATABASE).assertFewer(path, 3 * (LIMIT + 1));
    }

    private static int number(String sql) {
        return Integer.parseInt(TestPostgres.query(DATABASE, sql));
    }
}
