package dev.mockbank.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.RawClient;
import dev.mockbank.server.Refused;
import dev.mockbank.server.TestBank;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The query of `GET /transactions`. The transactions are named by their category, a to f, from the oldest on.
final class TransactionFiltersTest {

    private static TestBank bank;
    private static long account;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
        account = bank.newAccount("0");
        post("a", "-10", "2023-12-31T23:59:59.999999Z", "100% Wool");
        post("b", "-0.01", "2024-01-01T00:00:00Z", "under_score");
        post("c", "0", "2024-01-01T12:00:00Z", "back\\\\slash");
        post("d", "0.01", "2024-01-01T23:59:59.999999Z", "ÄPFEL und Birnen");
        post("e", "10", "2024-01-02T00:00:00Z", "x");
        post("f", "9999999999.99", "2024-06-01T00:00:00+02:00", null);
        long other = bank.newAccount("0");
        bank.post("/transactions", "{\"account_id\":" + other + ",\"amount\":1,\"category\":\"other\"}");
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "q=%25 | a",
                "q=_ | b",
                "q=%5C | c",
                "q=%5C%5C | ''",
                "q=wool | a",
                "q=100%25%20W | a",
                "q=100%25+W | a",
                "q=%C3%A4pfel | d",
                "q=X | e",
                "q=' | ''",
                "q= | fedcba",
                "type=income | fed",
                "type=expense | ba",
                "amount_min=0 | fedc",
                "amount_min=0.01 | fed",
                "amount_min=0.005 | fed",
                "amount_max=-0.01 | ba",
                "amount_max=0 | cba",
                "amount_min=-0.01&amount_max=0.01 | dcb",
                "amount_min=1&amount_max=-1 | ''",
                "amount_min=1e1 | fe",
                "amount_min=-1e-999999999 | fedc",
                "category=c | c",
                "category=C | ''",
                "category= | fedcba",
                "category=%25 | ''",
                "date_from=2024-01-01 | fedcb",
                "date_to=2024-01-01 | dcba",
                "date_from=2024-01-01&date_to=2024-01-01 | dcb",
                "date_from=2024-01-02&date_to=2024-01-01 | ''",
                "date_from=2024-01-01T12:00:00 | fedc",
                "date_to=2024-01-01T12:00:00 | cba",
                "date_to=2024-01-01T12:00:00Z | cba",
                "date_to=2024-01-01T11:59:59.999999Z | ba",
                "date_from=2024-01-01T13:00:00%2B01:00 | fedc",
                "date_from=2024-01-01T13:00:00+01:00 | fedc",
                "date_from=2024-01-01T13:00:00+0100 | fedc",
                "date_from=2024-01-01T11:00:00-01:00 | fedc",
                "date_from=2024-01-01%2012:00 | fedc",
                "date_from=2024-01-01+12:00 | fedc",
                "date_from=1704110400 | fedc",
                "date_from=1704110400000 | fedc",
                "date_to=1704110400 | cba",
                "date_to=9999-12-31 | fedcba",
                "date_from=0001-01-01 | fedcba",
                "type=income&amount_max=10&date_to=2024-01-01 | d",
                "q=e&category=d&type=income&amount_min=0&amount_max=1&date_from=2024-01-01&date_to=2024-01-02 | d",
                "limit=2 | fe",
                "limit=2&offset=1 | ed",
                "offset=6 | ''",
                "offset=100000 | ''",
                "limit=1000&offset=0 | fedcba",
                "category=a&category=c&category=c | ca",
                "category=a&category= | a",
                "uncategorized=true | ''",
                "uncategorized=true&category=e | e",
                "uncategorized=false&category=e | e",
                "transfers=true | fedcba",
                "transfers=false | fedcba",
                "sort=time | fedcba",
                "sort=time&order=asc | abcdef",
                "sort=time&order=desc | fedcba",
                "sort=amount | fedcba",
                "sort=amount&order=asc&limit=2 | ab",
                "sort=category | abcdef",
                "sort=category&order=desc | fedcba",
                "sort=description | acbedf",
                "sort=description&order=desc | debcaf",
                "unknown=1&unknown=2 | fedcba"
            })
    void findsWhatFits(String query, String expected) {
        assertThat(names("/transactions?account_id=" + account + "&" + query)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"date_from=9999-12-02", "date_from=9999-12-31", "date_from=9999-12-31T23:59:59.999999Z"})
    void countsToTheEndOfTheCalendar(String query) {
        assertThat(bank.get("/transactions/count?" + query).json().get("count").intValue())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "999999", "2147483648", "9223372036854775808", "99999999999999999999999"})
    void anAccountThatThereIsNotHasNoTransactions(String id) {
        assertThat(bank.get("/transactions?account_id=" + id).text()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account_id=x | account_id | value is not a valid integer | type_error.integer",
                "account_id=1.5 | account_id | value is not a valid integer | type_error.integer",
                "account_id=1e999999999 | account_id | value is not a valid integer | type_error.integer",
                "account_id=%20 | account_id | value is not a valid integer | type_error.integer",
                "category=%00 | category | ensure this value has no U+0000 character | value_error.str.null_character",
                "q=%00 | q | ensure this value has no U+0000 character | value_error.str.null_character",
                "date_from=abc | date_from | invalid datetime format | value_error.datetime",
                "date_from=%20 | date_from | invalid datetime format | value_error.datetime",
                "date_to=2024-02-30 | date_to | invalid datetime format | value_error.datetime",
                "date_to=2024-02-30T00:00:00 | date_to | invalid datetime format | value_error.datetime",
                "date_to=1e999999999 | date_to | invalid datetime format | value_error.datetime",
                "amount_min=x | amount_min | value is not a valid decimal | type_error.decimal",
                "amount_max=%20 | amount_max | value is not a valid decimal | type_error.decimal",
                "amount_max=NaN | amount_max | value is not a valid decimal | value_error.decimal.not_finite",
                "offset=x | offset | value is not a valid integer | type_error.integer",
                "limit=1e2 | limit | value is not a valid integer | type_error.integer",
                "cursor=x | cursor | value is not a cursor of this list; start again without it | value_error.cursor"
            })
    void refusesAWrongParameter(String query, String name, String msg, String type) {
        Refused.assertRefused(bank.get("/transactions?" + query), Refused.entry("query", name, msg, type, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=Income | type | value is not a valid enumeration member; permitted: 'income', 'expense' | type_error.enum | {\"enum_values\":[\"income\",\"expense\"]}",
                "amount_min=1e16 | amount_min | ensure that there are no more than 16 digits before the decimal point | value_error.decimal.whole_digits | {\"whole_digits\":16}",
                "amount_max=1e999999999 | amount_max | ensure that there are no more than 16 digits before the decimal point | value_error.decimal.whole_digits | {\"whole_digits\":16}",
                "limit=0 | limit | ensure this value is greater than or equal to 1 | value_error.number.not_ge | {\"limit_value\":1}",
                "limit=1001 | limit | ensure this value is less than or equal to 1000 | value_error.number.not_le | {\"limit_value\":1000}",
                "offset=-1 | offset | ensure this value is greater than or equal to 0 | value_error.number.not_ge | {\"limit_value\":0}",
                "offset=100001 | offset | ensure this value is less than or equal to 100000; to read on from there, follow the cursor in the Link header of a page | value_error.number.not_le | {\"limit_value\":100000}",
                "offset=99999999999999999999999 | offset | ensure this value is less than or equal to 100000; to read on from there, follow the cursor in the Link header of a page | value_error.number.not_le | {\"limit_value\":100000}",
                "sort=balance | sort | value is not a valid enumeration member; permitted: 'time', 'amount', 'description', 'category', 'account', 'balance_after' | type_error.enum | {\"enum_values\":[\"time\",\"amount\",\"description\",\"category\",\"account\",\"balance_after\"]}",
                "order=up | order | value is not a valid enumeration member; permitted: 'newest', 'oldest', 'asc', 'desc' | type_error.enum | {\"enum_values\":[\"newest\",\"oldest\",\"asc\",\"desc\"]}",
                "sort=amount&order=newest | order | value is not a valid enumeration member; permitted: 'asc', 'desc' | type_error.enum | {\"enum_values\":[\"asc\",\"desc\"]}",
                "uncategorized=yes | uncategorized | value is not a valid enumeration member; permitted: 'true', 'false' | type_error.enum | {\"enum_values\":[\"true\",\"false\"]}",
                "transfers=0 | transfers | value is not a valid enumeration member; permitted: 'true', 'false' | type_error.enum | {\"enum_values\":[\"true\",\"false\"]}"
            })
    void saysTheBoundThatWasBroken(String query, String name, String msg, String type, String ctx) {
        Refused.assertRefused(bank.get("/transactions?" + query), Refused.entry("query", name, msg, type, ctx));
    }

    @Test
    void ofSeveralValuesTheWrongOnesAreNamed() {
        var reply = bank.get("/transactions?account_id=1&account_id=x&account_id=&account_id=1.5");

        assertThat(reply.json().get("detail").toString())
                .isEqualTo("[{\"loc\":[\"query\",\"account_id\",1],\"msg\":\"value is not a valid integer\","
                        + "\"type\":\"type_error.integer\"},{\"loc\":[\"query\",\"account_id\",2],"
                        + "\"msg\":\"value is not a valid integer\",\"type\":\"type_error.integer\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account_id", "category"})
    void takesFiftyValuesAndNoMore(String name) {
        var fifty = (name + "=7&").repeat(50);

        assertThat(bank.get("/transactions?" + fifty).status()).isEqualTo(200);
        Refused.assertRefused(
                bank.get("/transactions?" + fifty + name + "=8"),
                Refused.entry(
                        "query",
                        name,
                        "ensure this value has at most 50 items",
                        "value_error.list.max_items",
                        "{\"limit_value\":50}"));
    }

    @Test
    void aNumberThatNoAccountHasIsNotThatOfAllAccounts() {
        assertThat(bank.get("/transactions/count?account_id=0").text())
                .isEqualTo("{\"count\":0,\"income\":0.00,\"expense\":0.00,\"sum\":0.00}");
    }

    @Test
    void namesEveryWrongParameterInTheirOrder() {
        var query = "offset=x&limit=x&order=x&sort=x&amount_max=x&amount_min=x&transfers=x&type=x&date_to=x"
                + "&date_from=x&uncategorized=x&account_id=x&cursor=x";

        assertThat(bank.get("/transactions?" + query)
                        .json()
                        .get("detail")
                        .valueStream()
                        .map(error -> error.get("loc").get(1).stringValue()))
                .containsExactly(
                        "account_id",
                        "uncategorized",
                        "date_from",
                        "date_to",
                        "type",
                        "transfers",
                        "amount_min",
                        "amount_max",
                        "sort",
                        "order",
                        "limit",
                        "offset",
                        "cursor");
    }

    @Test
    void readsAnUnescapedQuery() {
        var reply = RawClient.exchange(
                        bank,
                        "GET /transactions?account_id=" + account + "&q=100% w&date_from=2024 HTTP/1.1\r\n"
                                + "Host: x\r\nConnection: close\r\nx-api-key: " + bank.key() + "\r\n\r\n")
                .getFirst();

        assertThat(reply.status()).isLessThan(500);
    }

    private static String names(String path) {
        var reply = bank.get(path);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json()
                .valueStream()
                .map(row -> row.get("category"))
                .map(JsonNode::stringValue)
                .collect(Collectors.joining());
    }

    private static void post(String category, String amount, String timestamp, @Nullable String description) {
        var body = List.of(
                "\"account_id\":" + account,
                "\"amount\":" + amount,
                "\"category\":\"" + category + "\"",
                "\"timestamp\":\"" + timestamp + "\"",
                "\"description\":" + (description == null ? "null" : "\"" + description + "\""));
        assertThat(bank.post("/transactions", "{" + String.join(",", body) + "}")
                        .status())
                .isEqualTo(201);
    }
}
