package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A database that the reference service made is taken over in place, by starting on it.
@Tag("database")
class TakeOverTest {

    private static final List<String> KEYS =
            List.of(ReferenceDatabase.ACTIVE_KEY, ReferenceDatabase.NAMELESS_KEY, ReferenceDatabase.REVOKED_KEY);

    private String url;

    @BeforeEach
    void makeReferenceDatabase() {
        url = ReferenceDatabase.fresh();
    }

    @Test
    void keepsAllRowsWithTheStoredBalances() {
        try (var bank = takeOver()) {
            var accounts = bank.get("/accounts").json();
            assertThat(accounts.size()).isEqualTo(3);
            assertThat(accounts.get(0).get("name").stringValue()).isEqualTo("Giro 💶 – Ærø");
            assertThat(accounts.get(0).get("balance").decimalValue()).isEqualByComparingTo("1234.56");
            assertThat(accounts.get(1).get("name").stringValue()).isEmpty();
            assertThat(bank.get("/accounts/3").text()).contains("9999999999999999.99");

            assertThat(bank.get("/transactions/1").text()).contains("2019-12-31T23:59:59.999999", "0.01");
            var second = bank.get("/transactions/2").json();
            assertThat(second.get("amount").decimalValue()).isEqualByComparingTo("-9999999999999999.99");
            assertThat(second.get("category").stringValue()).isEqualTo("Ωμέγα");
            assertThat(second.get("description").stringValue()).isEqualTo("two\nlines");
            assertThat(count("transactions")).isEqualTo(ReferenceDatabase.MANY_TRANSACTIONS + 2);
        }
    }

    @Test
    void showsAccountsOfTypesThatOnlyTheReferenceTook() {
        try (var bank = takeOver()) {
            var odd = bank.get("/accounts?type=brokerage").json();

            assertThat(odd.size()).isEqualTo(1);
            assertThat(odd.get(0).get("id").intValue()).isEqualTo(2);
            assertThat(bank.get("/accounts/2").json().get("type").stringValue()).isEqualTo("brokerage");
            assertThat(bank.patch("/accounts/2", "{\"name\":\"named\"}").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void oldKeysWorkAndRevokedOnesAreRefused() {
        try (var bank = takeOver()) {
            assertThat(bank.get("/accounts", ReferenceDatabase.ACTIVE_KEY).status())
                    .isEqualTo(200);
            assertThat(bank.get("/accounts", ReferenceDatabase.NAMELESS_KEY).status())
                    .isEqualTo(200);
            assertThat(bank.get("/accounts", ReferenceDatabase.REVOKED_KEY).status())
                    .isEqualTo(401);

            var keys = bank.get("/accounts/keys", TestBank.MASTER_KEY);
            assertThat(keys.status()).as(keys.text()).isEqualTo(200);
            assertThat(keys.json().get(0).get("created_at").stringValue()).startsWith("2021-01-01T00:00:00");
            assertThat(keys.json().get(1).get("name").isNull()).isTrue();
            assertThat(keys.json().get(1).get("created_at").isNull()).isFalse();
            assertThat(keys.json().get(2).get("revoked").booleanValue()).isTrue();
            assertThat(bank.send("DELETE", "/accounts/keys/1", TestBank.MASTER_KEY, null)
                            .status())
                    .isEqualTo(204);
            assertThat(bank.get("/accounts", ReferenceDatabase.ACTIVE_KEY).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void newRowsGetFreshIdsAndMoveTheStoredBalance() {
        try (var bank = takeOver()) {
            assertThat(bank.newAccount("1")).isEqualTo(4);
            var posted = bank.post("/transactions", Books.posting(1, "-0.56", "after the take-over"));

            assertThat(posted.status()).as(posted.text()).isEqualTo(201);
            assertThat(posted.json().get("id").longValue()).isEqualTo(ReferenceDatabase.MANY_TRANSACTIONS + 3);
            assertThat(bank.get("/accounts/1").json().get("balance").decimalValue())
                    .isEqualByComparingTo("1234.00");
            assertThat(bank.delete("/accounts/3").status()).isEqualTo(204);
            assertThat(bank.get("/transactions/count").json().get("count").intValue())
                    .isEqualTo(3);
            Await.until(60, () -> count("transactions") == 3);
        }
    }

    @Test
    void numbersGoOnBehindRowsThatBroughtTheirOwn() {
        TestPostgres.execute(url, """
                INSERT INTO accounts (id, name, type, balance) VALUES (50, 'by hand', 'checking', 1);
                INSERT INTO transactions (id, account_id, amount, category, timestamp)
                VALUES (900000, 50, 1, 'by hand', '2024-01-01')""");

        try (var bank = takeOver()) {
            assertThat(bank.newAccount("1")).isEqualTo(51);
            var posted = bank.post("/transactions", Books.posting(50, "2", "after the take-over"));

            assertThat(posted.json().get("id").longValue()).isEqualTo(900_001);
            assertThat(bank.get("/transactions/count").json().get("count").intValue())
                    .isEqualTo(ReferenceDatabase.MANY_TRANSACTIONS + 4);
        }
    }

    @Test
    void theBooksAndTheSumsAreThoseOfTheRows() {
        TestPostgres.execute(url, "UPDATE transactions SET category = repeat('x', 5000) WHERE id = 1");
        try (var bank = takeOver()) {
            var check = bank.get("/admin/books", TestBank.MASTER_KEY).json();
            assertThat(check.get("exact").booleanValue()).as(check.toString()).isTrue();
            assertThat(check.get("transactions").intValue()).isEqualTo(ReferenceDatabase.MANY_TRANSACTIONS + 2);

            var month = bank.get("/sums?by=category&account_id=3").json();
            assertThat(month.size()).isEqualTo(7);
            assertThat(month.get(0).toString())
                    .isEqualTo("{\"category\":\"c0\",\"income\":285785.71,\"expense\":0.00,\"count\":2857}");
            assertThat(bank.get("/sums?by=category&month_from=2019-12&month_to=2019-12")
                            .text())
                    .startsWith("[{\"category\":\"" + "x".repeat(100) + "\",");
            assertThat(bank.get("/balances?account_id=2&date_from=2020-02-28&date_to=2020-02-29")
                            .text())
                    .isEqualTo("[{\"date\":\"2020-02-28\",\"balance\":9999999999999999.98},"
                            + "{\"date\":\"2020-02-29\",\"balance\":-0.01}]");
        }
    }

    @Test
    void leavesNoKeyInPlainTextInAnyTable() {
        takeOver().close();

        for (var table : List.of("api_keys", "accounts", "transactions", "mockbank_schema_history", "pg_stats")) {
            for (var key : KEYS) {
                assertThat(TestPostgres.query(
                                url,
                                "SELECT count(*) FROM " + table + " AS r WHERE strpos(CAST(r AS text), '"
                                        + key.substring(8) + "') > 0"))
                        .as("rows of %s with a key", table)
                        .isEqualTo("0");
            }
        }
    }

    @Test
    void leavesNoKeyInPlainTextInTheTablesFiles() throws Exception {
        var data = Path.of(TestPostgres.query(url, "SHOW data_directory"));
        assumeTrue(Files.isReadable(data), "PostgreSQL's files are not on this machine");
        var before = file(data);
        assertThat(holdsKey(before)).as("the test sees keys in files").isTrue();

        takeOver().close();
        TestPostgres.execute(url, "CHECKPOINT");

        assertThat(file(data)).isNotEqualTo(before);
        assertThat(holdsKey(file(data))).isFalse();
        assertThat(before).doesNotExist();
    }

    @Test
    void takingOverTwiceChangesNothing() {
        takeOver().close();
        var rows = dump();

        takeOver().close();

        assertThat(dump()).isEqualTo(rows);
        assertThat(count("mockbank_schema_history WHERE version = '2'")).isEqualTo(1);
    }

    private TestBank takeOver() {
        return TestBank.on(url, Map.of());
    }

    private int count(String table) {
        return Integer.parseInt(TestPostgres.query(url, "SELECT count(*) FROM " + table));
    }

    /// The keys that each start of a test's bank makes, and the note of a key's last use, are no part of it.
    private String dump() {
        return TestPostgres.query(
                url,
                "SELECT (SELECT string_agg(CAST(a AS text), '' ORDER BY id) FROM accounts a)"
                        + " || (SELECT md5(string_agg(CAST(t AS text), '' ORDER BY id)) FROM transactions t)"
                        + " || (SELECT string_agg(CAST((id, key_hash, name, created_at, revoked) AS text), ''"
                        + " ORDER BY id) FROM api_keys WHERE id <= 3)");
    }

    private Path file(Path data) {
        TestPostgres.execute(url, "CHECKPOINT");
        return data.resolve(TestPostgres.query(url, "SELECT pg_relation_filepath('api_keys')"));
    }

    private static boolean holdsKey(Path file) throws java.io.IOException {
        var content = Files.readString(file, StandardCharsets.ISO_8859_1);
        return KEYS.stream().anyMatch(key -> content.contains(key.substring(8)));
    }
}
