package dev.mockbank.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Pages;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Searches for texts of every frequency, on more rows than are looked at one after another: with and without the index
/// and the extension, they find what a plain look at all rows finds.
@Tag("database")
class TextSearchTest {

    /// In most, in many of one description, in many of many descriptions, in few, in new ones, short, odd, in none.
    private static final List<String> TEXTS = List.of(
            "market", "Merchant 7 ", "INVOICE", "rare", "just now", "ä", "0%", "invoice 12_", "zq", "no such text");

    private static final List<String> FILTERS = List.of(
            "", "&account_id=2", "&category=c1", "&type=income", "&amount_min=3", "&date_to=2026-01-01T05:00:00Z");

    private final String url = TestPostgres.freshDatabase();

    @Test
    void findWhatALookAtAllRowsFinds() {
        try (var bank = TestBank.on(url, Map.of())) {
            fill(bank);
            checkAll(bank);
        }
        TestPostgres.execute(url, "DROP EXTENSION pg_trgm CASCADE");
        try (var bank = TestBank.on(url, Map.of())) {
            checkAll(bank);
        }
    }

    @Test
    void aDatabaseThatForbidsTheExtensionIsServedAllTheSame() {
        var role = "no_extension_" + url.replaceFirst(".*/", "");
        TestPostgres.execute(
                url, "CREATE ROLE " + role + " LOGIN PASSWORD 'pw'; GRANT CREATE ON SCHEMA public TO " + role);
        try (var bank = TestBank.on(url.replaceFirst("//[^@]+@", "//" + role + ":pw@"), Map.of())) {
            fill(bank);
            checkAll(bank);
        }
        assertThat(TestPostgres.query(url, "SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'"))
                .isEqualTo("0");
        TestPostgres.execute(url, "DROP OWNED BY " + role + "; DROP ROLE " + role);
    }

    @Test
    void findATextThatADescriptionWasGivenLater() {
        try (var bank = TestBank.on(url, Map.of())) {
            fill(bank);
            assertThat(bank.patch("/transactions/3", "{\"description\":\"changed by hand\"}")
                            .status())
                    .isEqualTo(200);

            assertThat(Pages.ids(bank, "/transactions?q=by%20hand", bank.key())).containsExactly(3L);
            assertThat(Pages.ids(bank, "/transactions?q=rare%20thing%203&limit=7", bank.key()))
                    .doesNotContain(3L);
        }
    }

    private void fill(TestBank bank) {
        bank.newAccount("0");
        bank.newAccount("0");
        insert(1, 7999);
        // What is booked by the API lets the server look for what to add to its sums.
        assertThat(bank.post("/transactions", "{\"account_id\":1,\"amount\":1}").status())
                .isEqualTo(201);
        awaitDescriptions();
        insert(8001, 8010);
    }

    private void insert(int from, int to) {
        TestPostgres.execute(url, """
                INSERT INTO transactions (ledger_id, id, account_id, amount, category, timestamp, total_after, description)
                SELECT 1, i, 1 + i % 2, i % 9 - 4, 'c' || i % 3, timestamptz '2026-01-01T00:00:00Z' + i / 3 * interval '1 minute', 0,
                    CASE WHEN i > 8000 THEN 'bought just now' WHEN i %% 400 = 3 THEN 'a rare thing ' || i
                        WHEN i %% 10 = 1 THEN 'Invoice ' || i || '0%%' WHEN i %% 10 = 2 THEN NULL
                        WHEN i %% 10 = 4 THEN 'Merchant 7 Äpfel' ELSE 'Supermarket' END
                FROM generate_series(%d, %d) i""".replace("i % ", "i %% ").formatted(from, to));
    }

    private void awaitDescriptions() {
        while (!TestPostgres.query(url, "SELECT rolled_up_to FROM roll_ups").equals("8000")) {
            Thread.onSpinWait();
        }
    }

    private void checkAll(TestBank bank) {
        for (var text : TEXTS) {
            for (var filter : FILTERS) {
                var query = "q=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + filter;
                var found = Pages.ids(bank, "/transactions?limit=900&" + query, bank.key());
                assertThat(found).as(query).isEqualTo(expected(text, filter));
                if (found.size() < 300) {
                    assertThat(Pages.ids(bank, "/transactions?limit=50&order=oldest&" + query, bank.key()))
                            .as(query)
                            .isEqualTo(found.reversed());
                }
            }
        }
    }

    private List<Long> expected(String text, String filter) {
        var condition = filter.replace("&account_id=2", " AND account_id = 2")
                .replace("&category=c1", " AND category = 'c1'")
                .replace("&type=income", " AND amount > 0")
                .replace("&amount_min=3", " AND amount >= 3")
                .replace("&date_to=2026-01-01T05:00:00Z", " AND timestamp <= '2026-01-01T05:00:00Z'");
        var ids = TestPostgres.query(
                url,
                "SELECT coalesce(string_agg(id::text, ',' ORDER BY timestamp DESC, id DESC), '') FROM transactions"
                        + " WHERE strpos(lower(description), lower('" + text + "')) > 0" + condition);
        return Stream.of(ids.split(","))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .toList();
    }
}
