package dev.mockbank.server.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The query and the answer of `GET /sums` and `GET /categories`.
final class SumsTest {

    private static final String DATABASE = TestPostgres.freshDatabase();
    private static TestBank bank;
    private static long account;
    private static long other;

    @BeforeAll
    static void start() {
        bank = TestBank.on(DATABASE, Map.of());
        account = bank.newAccount("100");
        other = bank.newAccount("0");
        post("-10.50", "groceries", "2026-01-31T23:59:59.999999Z");
        post("-1", "groceries", "2026-02-01T00:00:00Z");
        post("2000", "salary", "2026-02-01T01:00:00+02:00");
        post("0", "groceries", "2026-02-02T00:00:00Z");
        bank.post(
                "/transactions",
                "{\"account_id\":" + account + ",\"amount\":3,\"timestamp\":\"2026-02-03T00:00:00Z\"}");
        bank.post(
                "/transfers",
                "{\"from_account_id\":" + account + ",\"to_account_id\":" + other
                        + ",\"amount\":7,\"category\":\"savings\"}");
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @Test
    void byMonthInUtc() {
        assertThat(sums("month_from=2026-01&month_to=2026-02"))
                .isEqualTo("[{\"month\":\"2026-01\",\"income\":2000.00,\"expense\":-10.50,\"count\":2},"
                        + "{\"month\":\"2026-02\",\"income\":3.00,\"expense\":-1.00,\"count\":3}]");
    }

    @Test
    void byCategoryWithThoseWithoutOneAtTheEnd() {
        assertThat(sums("by=category&month_from=2026-01&month_to=2026-02"))
                .isEqualTo("[{\"category\":\"groceries\",\"income\":0.00,\"expense\":-11.50,\"count\":3},"
                        + "{\"category\":\"salary\",\"income\":2000.00,\"expense\":0.00,\"count\":1},"
                        + "{\"category\":null,\"income\":3.00,\"expense\":0.00,\"count\":1}]");
    }

    @Test
    void byBothSortedByMonthAndThenByCategory() {
        assertThat(sums("by=month,category&month_from=2026-02&month_to=2026-02"))
                .isEqualTo("[{\"month\":\"2026-02\",\"category\":\"groceries\",\"income\":0.00,\"expense\":-1.00,"
                        + "\"count\":2},{\"month\":\"2026-02\",\"category\":null,\"income\":3.00,\"expense\":0.00,"
                        + "\"count\":1}]");
    }

    @Test
    void theLegsOfTransfersCountUnlessTheyAreLeftOut() {
        assertThat(sums("by=category"))
                .contains("{\"category\":\"savings\",\"income\":7.00,\"expense\":-7.00,\"count\":2}");
        assertThat(sums("by=category&account_id=" + other))
                .isEqualTo("[{\"category\":\"savings\",\"income\":7.00,\"expense\":0.00,\"count\":1}]");
        assertThat(sums("by=category&transfers=false")).doesNotContain("savings");
        assertThat(sums("transfers=false&account_id=" + other)).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "account_id=0",
        "account_id=-1",
        "account_id=2147483647",
        "account_id=99999999999999999999",
        "month_from=2026-02&month_to=2026-01",
        "month_from=9999-12&month_to=9999-12",
        "month_to=0001-01"
    })
    void whatIsNotThereHasNoSums(String query) {
        assertThat(sums(query)).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "month_from=2026-13 | month_from | value_error.month",
                "month_from=2026-1 | month_from | value_error.month",
                "month_to=%20 | month_to | value_error.month",
                "month_to=2026-01-01 | month_to | value_error.month",
                "month_from=0000-12 | month_from | value_error.month",
                "month_from=1926-11&month_to=2026-11 | month_from | value_error.range.too_wide",
                "by=category,month | by | type_error.enum",
                "transfers=1 | transfers | type_error.enum",
                "account_id=x | account_id | type_error.integer"
            })
    void refusesWhatItCannotRead(String query, String field, String type) {
        var reply = bank.get("/sums?" + query);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/detail/0/loc/1").stringValue()).isEqualTo(field);
        assertThat(reply.json().at("/detail/0/type").stringValue()).isEqualTo(type);
        assertThat(reply.json().get("detail").size()).isEqualTo(1);
    }

    @Test
    void aHundredYearsAreNotTooMany() {
        assertThat(sums("month_from=1926-12&month_to=2026-11&account_id=" + account))
                .contains("2026-01");
    }

    @Test
    void theCategoriesInUseTheMostUsedFirst() {
        assertThat(bank.get("/categories").text())
                .isEqualTo("[{\"category\":\"groceries\",\"count\":3},{\"category\":\"savings\",\"count\":2},"
                        + "{\"category\":\"salary\",\"count\":1}]");
        assertThat(bank.get("/categories?limit=1").text()).isEqualTo("[{\"category\":\"groceries\",\"count\":3}]");
    }

    @Test
    void refusesMoreSumsThanAnAnswerHolds() {
        TestPostgres.execute(
                DATABASE,
                "INSERT INTO monthly_sums SELECT 1, 0, '1990-01-01', 'c' || i, false, 0, 0, 1 FROM generate_series(1, "
                        + (Summaries.MAX_SUMS + 1) + ") i");

        var reply = bank.get("/sums?by=category&month_from=1990-01&month_to=1990-01");

        TestPostgres.execute(DATABASE, "DELETE FROM monthly_sums WHERE month = '1990-01-01'");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/detail/0/msg").stringValue())
                .isEqualTo("ensure that there are at most 50000 sums, by asking for fewer months");
    }

    private static String sums(String query) {
        var reply = bank.get("/sums?" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.text();
    }

    private static void post(String amount, String category, String timestamp) {
        var reply = bank.post(
                "/transactions",
                "{\"account_id\":%d,\"amount\":%s,\"category\":\"%s\",\"timestamp\":\"%s\"}"
                        .formatted(account, amount, category, timestamp));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }
}
