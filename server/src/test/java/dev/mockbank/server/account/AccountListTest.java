package dev.mockbank.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Pages;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The list of more accounts than are held at once.
final class AccountListTest {

    private static final int ACCOUNTS = 2500;
    private static final String DATABASE = TestPostgres.freshDatabase();
    private static TestBank bank;

    @BeforeAll
    static void start() {
        bank = TestBank.on(DATABASE, Map.of());
        TestPostgres.execute(
                DATABASE,
                "INSERT INTO accounts (ledger_id, id, name, type, balance) SELECT 1, i, 'n' || i, CASE WHEN i % 2 = 0 THEN 'checking' ELSE"
                        + " 'savings' END, i FROM generate_series(1, " + ACCOUNTS + ") i");
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @Test
    void withoutALimitAllOfThemComeInTheOrderOfTheirIds() {
        var reply = bank.get("/accounts");

        assertThat(ids(reply)).isEqualTo(allIds());
        assertThat(reply.header("Link")).isEmpty();
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(bank.send("HEAD", "/accounts", bank.key(), null).text()).isEmpty();
    }

    @Test
    void aFilterHoldsInEveryPartOfTheList() {
        assertThat(ids(bank.get("/accounts?type=savings")))
                .isEqualTo(allIds().stream().filter(id -> id % 2 == 1).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 999, 500, 250})
    void thePagesHaveEachAccountOnce(int limit) {
        assertThat(Pages.ids(bank, "/accounts?limit=" + limit, bank.key())).isEqualTo(allIds());
    }

    @Test
    void theLinkKeepsTheFilter() {
        var ids = Pages.ids(bank, "/accounts?type=checking&limit=400&q=N1", bank.key());

        assertThat(ids).isEqualTo(ids(bank.get("/accounts?type=checking&q=n1")));
        assertThat(ids).hasSizeGreaterThan(500);
    }

    @Test
    void aLastPageThatIsFullHasNoLink() {
        assertThat(bank.get("/accounts?limit=500&q=n2").header("Link")).isPresent();
        assertThat(bank.get("/accounts?limit=1000&q=n24").header("Link")).isEmpty();
        assertThat(bank.get("/accounts?limit=1&q=n2500").header("Link")).isEmpty();
    }

    @Test
    void aCursorWithoutALimitGivesTheRest() {
        var next = Pages.next(bank.get("/accounts?limit=1000")).orElseThrow();

        assertThat(ids(bank.get(next.replace("limit=1000&", "")))).isEqualTo(allIds().subList(1000, ACCOUNTS));
    }

    @ParameterizedTest
    @CsvSource({
        "0, ensure this value is greater than or equal to 1, value_error.number.not_ge, 1",
        "-5, ensure this value is greater than or equal to 1, value_error.number.not_ge, 1",
        "1001, ensure this value is less than or equal to 1000, value_error.number.not_le, 1000",
        "99999999999999999999999, ensure this value is less than or equal to 1000, value_error.number.not_le, 1000"
    })
    void refusesALimitOutOfItsBounds(String limit, String msg, String type, int bound) {
        assertThat(bank.get("/accounts?limit=" + limit).json().get("detail").toString())
                .isEqualTo("[{\"loc\":[\"query\",\"limit\"],\"msg\":\"" + msg + "\",\"type\":\"" + type
                        + "\",\"ctx\":{\"limit_value\":" + bound + "}}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%20", "1.5", "1e2", "1e999999999", "NaN", "%00"})
    void refusesALimitThatIsNoInteger(String limit) {
        assertThat(bank.get("/accounts?limit=" + limit).json().get("detail").toString())
                .isEqualTo("[{\"loc\":[\"query\",\"limit\"],\"msg\":\"value is not a valid integer\","
                        + "\"type\":\"type_error.integer\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%20", "a", "!!!", "AAAA", "AAAAAAAAAAUAA", "%00", "%F0%9F%98%80", "AAAAAAAAAAEAAAAAAAAAAg"})
    void refusesACursorThatItDidNotGive(String cursor) {
        for (var path : List.of("/accounts?cursor=", "/accounts?limit=1&cursor=")) {
            var reply = bank.get(path + cursor);

            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().get("detail").toString())
                    .isEqualTo("[{\"loc\":[\"query\",\"cursor\"],\"msg\":\"value is not a cursor of this list; start"
                            + " again without it\",\"type\":\"value_error.cursor\"}]");
        }
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        bank.newKey();
        long account = 1;
        bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":1}");
        bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":1}");
        var keys = Pages.next(bank.get("/accounts/keys?limit=1", TestBank.MASTER_KEY))
                .orElseThrow();
        var transactions = Pages.next(bank.get("/transactions?limit=1")).orElseThrow();

        assertThat(bank.get(transactions.replace("/transactions", "/accounts")).status())
                .isEqualTo(422);
        assertThat(bank.get(keys.replace("/accounts/keys", "/accounts")).status())
                .isEqualTo(422);
        assertThat(bank.get(keys.replace("/accounts/keys", "/transactions")).status())
                .isEqualTo(422);
    }

    private static List<Long> allIds() {
        return LongStream.rangeClosed(1, ACCOUNTS).boxed().toList();
    }

    private static List<Long> ids(TestBank.Reply reply) {
        return reply.json().valueStream().map(row -> row.get("id").longValue()).toList();
    }
}
