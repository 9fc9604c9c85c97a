package dev.mockbank.server.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The query and the answer of `GET /balances`.
final class BalancesTest {

    private static TestBank bank;
    private static long account;
    private static long other;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
        account = bank.newAccount("100");
        other = bank.newAccount("1000");
        post(account, "-10", "2026-01-30T12:00:00Z");
        post(account, "5", "2026-01-31T23:59:59.999999Z");
        post(account, "-1.50", "2026-02-01T00:00:00Z");
        post(account, "20", "2026-03-31T22:00:00-05:00");
        post(other, "1", "2026-01-31T00:00:00Z");
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @Test
    void atTheEndOfEachDay() {
        assertThat(balances("account_id=" + account + "&date_from=2026-01-29&date_to=2026-02-02"))
                .isEqualTo("[{\"date\":\"2026-01-29\",\"balance\":100.00},{\"date\":\"2026-01-30\",\"balance\":90.00},"
                        + "{\"date\":\"2026-01-31\",\"balance\":95.00},{\"date\":\"2026-02-01\",\"balance\":93.50},"
                        + "{\"date\":\"2026-02-02\",\"balance\":93.50}]");
    }

    @Test
    void ofAllAccountsTogether() {
        assertThat(balances("date_from=2026-01-30&date_to=2026-01-31"))
                .isEqualTo("[{\"date\":\"2026-01-30\",\"balance\":1090.00},"
                        + "{\"date\":\"2026-01-31\",\"balance\":1096.00}]");
    }

    @Test
    void atTheEndOfEachMonthAndOfTheLastDayAskedFor() {
        assertThat(balances("account_id=" + account + "&by=month&date_from=2026-01-15&date_to=2026-04-15"))
                .isEqualTo("[{\"date\":\"2026-01-31\",\"balance\":95.00},{\"date\":\"2026-02-28\",\"balance\":93.50},"
                        + "{\"date\":\"2026-03-31\",\"balance\":93.50},{\"date\":\"2026-04-15\",\"balance\":113.50}]");
        assertThat(balances("account_id=" + account + "&by=month&date_from=2026-01-15&date_to=2026-01-30"))
                .isEqualTo("[{\"date\":\"2026-01-30\",\"balance\":90.00}]");
    }

    @Test
    void theLastYearUpToTodayUnlessAskedOtherwise() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var days = bank.get("/balances?account_id=" + account).json();

        assertThat(days.size()).isEqualTo(365);
        assertThat(days.get(0).get("date").stringValue())
                .isEqualTo(today.minusDays(364).toString());
        assertThat(days.get(364).toString()).isEqualTo("{\"date\":\"" + today + "\",\"balance\":113.50}");
    }

    @ParameterizedTest
    @CsvSource({
        "account_id=0&date_to=2026-01-01",
        "account_id=2147483647&date_to=2026-01-01",
        "date_from=2026-01-02&date_to=2026-01-01",
        "by=month&date_from=2026-01-02&date_to=2026-01-01"
    })
    void whatIsNotThereHasNone(String query) {
        assertThat(balances(query)).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date_from=2026-02-30 | date_from | value_error.date",
                "date_to=2026-01 | date_to | value_error.date",
                "date_from=2026-01-01T00:00:00Z | date_from | value_error.date",
                "date_from=2010-01-01&date_to=2020-01-09 | date_from | value_error.range.too_wide",
                "by=month&date_from=0001-01-01&date_to=0306-01-01 | date_from | value_error.range.too_wide",
                "by=year | by | type_error.enum",
                "account_id=x | account_id | type_error.integer"
            })
    void refusesWhatItCannotRead(String query, String field, String type) {
        var reply = bank.get("/balances?" + query);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/detail/0/loc/1").stringValue()).isEqualTo(field);
        assertThat(reply.json().at("/detail/0/type").stringValue()).isEqualTo(type);
        assertThat(reply.json().get("detail").size()).isEqualTo(1);
    }

    @Test
    void asManyAsAnAnswerHolds() {
        assertThat(bank.get("/balances?date_from=2010-01-01&date_to=2020-01-08")
                        .json()
                        .size())
                .isEqualTo(BalanceQuery.MAX_POINTS);
        assertThat(bank.get("/balances?date_to=0001-02-01").json().size()).isEqualTo(32);
        assertThat(bank.get("/balances?by=month&date_from=0001-01-01&date_to=0305-12-31")
                        .json()
                        .size())
                .isEqualTo(BalanceQuery.MAX_POINTS);
    }

    private static String balances(String query) {
        var reply = bank.get("/balances?" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.text();
    }

    private static void post(long account, String amount, String timestamp) {
        var reply = bank.post(
                "/transactions",
                "{\"account_id\":%d,\"amount\":%s,\"timestamp\":\"%s\"}".formatted(account, amount, timestamp));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }
}
