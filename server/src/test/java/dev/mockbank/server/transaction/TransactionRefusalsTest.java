package dev.mockbank.server.transaction;

import static dev.mockbank.server.Refused.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Refused;
import dev.mockbank.server.TestBank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `/transactions` refuses, in which words; no row is written and no balance moves.
final class TransactionRefusalsTest {

    private static final String WHOLE_DIGITS = "{\"whole_digits\":16}";
    private static TestBank bank;
    private static long account;
    private static String transaction;
    private static String transactions;
    private static String accounts;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
        account = bank.newAccount("9999999999999999.00");
        transaction = bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":0.5,\"category\":\"c\"}")
                .json()
                .get("id")
                .toString();
        transactions = bank.get("/transactions").text();
        accounts = bank.get("/accounts").text();
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @AfterEach
    void nothingWasWritten() {
        assertThat(bank.get("/transactions").text()).isEqualTo(transactions);
        assertThat(bank.get("/accounts").text()).isEqualTo(accounts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "true",
                "\"x\"",
                "\"\"",
                "[]",
                "{}",
                "\"1.0\"",
                "\"1_0\"",
                "1e-5",
                "1e999999999",
                "\"\u0661\""
            })
    void refusesAnAccountIdThatIsNoInteger(String id) {
        assertRefused(
                "{\"account_id\":" + id + ",\"amount\":1}",
                entry("account_id", "value is not a valid integer", "type_error.integer", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "999999",
                "0",
                "-1",
                "2147483648",
                "\"2147483648\"",
                "9223372036854775808",
                "-99999999999999999999999999999999",
                "1e15",
                "0e999999999"
            })
    void anAccountIdThatNoAccountHasIs404(String id) {
        var reply = bank.post("/transactions", "{\"account_id\":" + id + ",\"amount\":1}");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().get("detail").stringValue()).isEqualTo("Account not found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | none is not an allowed value | type_error.none.not_allowed | ",
                "true | value is not a valid decimal | type_error.decimal | ",
                "[] | value is not a valid decimal | type_error.decimal | ",
                "\"\" | value is not a valid decimal | type_error.decimal | ",
                "\"y\" | value is not a valid decimal | type_error.decimal | ",
                "\"1e9999999999\" | value is not a valid decimal | type_error.decimal | ",
                "\"NaN\" | value is not a valid decimal | value_error.decimal.not_finite | ",
                "\"Infinity\" | value is not a valid decimal | value_error.decimal.not_finite | ",
                "1e16 | " + TOO_MANY_DIGITS,
                "1e999999999 | " + TOO_MANY_DIGITS,
                "\"-10000000000000000\" | " + TOO_MANY_DIGITS
            })
    void refusesAWrongAmount(String amount, String msg, String type, @Nullable String ctx) {
        assertRefused("{\"account_id\":" + account + ",\"amount\":" + amount + "}", entry("amount", msg, type, ctx));
    }

    private static final String TOO_MANY_DIGITS =
            "ensure that there are no more than 16 digits before the decimal point |"
                    + " value_error.decimal.whole_digits | " + WHOLE_DIGITS;

    @Test
    void refusesAPostingThatWouldTakeTheBalanceBeyondItsColumn() {
        assertRefused(
                "{\"account_id\":" + account + ",\"amount\":9999999999999999}",
                entry(
                        "amount",
                        "ensure that the balance stays within 16 digits before the decimal point",
                        "value_error.decimal.whole_digits",
                        WHOLE_DIGITS));
    }

    @ParameterizedTest
    @CsvSource({"category, 100", "description, 1000"})
    void refusesAWrongText(String field, int most) {
        assertTextRefused(field, "5", "str type expected", "type_error.str", null);
        assertTextRefused(field, "[]", "str type expected", "type_error.str", null);
        assertTextRefused(
                field,
                "\"\\u0000\"",
                "ensure this value has no U+0000 character",
                "value_error.str.null_character",
                null);
        assertTextRefused(field, "\"\\ud800\"", "ensure this value is valid Unicode", "value_error.str.unicode", null);
        assertTextRefused(
                field,
                '"' + "é".repeat(most + 1) + '"',
                "ensure this value has at most " + most + " characters",
                "value_error.any_str.max_length",
                "{\"limit_value\":" + most + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"abc\"",
                "\"2024-01-01\"",
                "\"2024-02-30T00:00:00Z\"",
                "\"0000-01-01T00:00:00Z\"",
                "\"10000-01-01T00:00:00Z\"",
                "true",
                "[]",
                "1e999999999",
                "999999999999999"
            })
    void refusesATimestampThatIsNone(String timestamp) {
        assertTimestampRefused(timestamp, "invalid datetime format", "value_error.datetime", null);
    }

    @Test
    void refusesATimestampOfTheFutureOrOfAnotherCentury() {
        for (var future : new String[] {"\"9999-12-31T23:59:59Z\"", "20000000000", "\"2999-01-01T00:00:00+14:00\""}) {
            assertTimestampRefused(
                    future, "ensure this value is not in the future", "value_error.datetime.not_past", null);
        }
        for (var early : new String[] {"\"0001-01-01T00:00:00Z\"", "\"1899-12-31T23:59:59.999999Z\"", "-3000000000"}) {
            assertTimestampRefused(
                    early,
                    "ensure this value is not before 1900-01-01T00:00:00Z",
                    "value_error.datetime.too_early",
                    "{\"limit_value\":\"1900-01-01T00:00:00Z\"}");
        }
    }

    @Test
    void namesEveryWrongFieldInTheOrderOfTheFields() {
        assertRefused(
                "{\"timestamp\":\"x\",\"description\":5,\"category\":[],\"amount\":null}",
                entry("account_id", "field required", "value_error.missing", null),
                entry("amount", "none is not an allowed value", "type_error.none.not_allowed", null),
                entry("category", "str type expected", "type_error.str", null),
                entry("description", "str type expected", "type_error.str", null),
                entry("timestamp", "invalid datetime format", "value_error.datetime", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account_id", "amount", "timestamp"})
    void refusesToChangeWhatMovedTheBalance(String field) {
        for (var value : new String[] {"1", "null", "\"x\""}) {
            assertPatchRefused(
                    "{\"category\":\"other\",\"" + field + "\":" + value + "}",
                    entry(
                            field,
                            "this field cannot be changed; delete the transaction and add another",
                            "value_error.unchangeable",
                            null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "0", "-1", "2147483648", "9223372036854775807", "99999999999999999999999999"})
    void anIdThatNoTransactionHasIs404(String id) {
        for (var method : new String[] {"GET", "PATCH", "DELETE"}) {
            var reply = bank.send(method, "/transactions/" + id, bank.key(), method.equals("PATCH") ? "{}" : null);

            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.json().get("detail").stringValue()).isEqualTo("Transaction not found");
        }
    }

    @Test
    void anIdThatIsNoIntegerIs422() {
        for (var method : new String[] {"GET", "PATCH", "DELETE"}) {
            var reply = bank.send(method, "/transactions/1.5", bank.key(), method.equals("PATCH") ? "{}" : null);

            assertThat(reply.json().get("detail").toString())
                    .isEqualTo("[{\"loc\":[\"path\",\"transaction_id\"],\"msg\":\"value is not a valid integer\","
                            + "\"type\":\"type_error.integer\"}]");
        }
    }

    private static void assertTextRefused(String field, String value, String msg, String type, @Nullable String ctx) {
        var entry = entry(field, msg, type, ctx);
        assertRefused("{\"account_id\":" + account + ",\"amount\":1,\"" + field + "\":" + value + "}", entry);
        assertPatchRefused("{\"" + field + "\":" + value + "}", entry);
    }

    private static void assertTimestampRefused(String timestamp, String msg, String type, @Nullable String ctx) {
        assertRefused(
                "{\"account_id\":" + account + ",\"amount\":1,\"timestamp\":" + timestamp + "}",
                entry("timestamp", msg, type, ctx));
    }

    private static void assertRefused(String body, String... entries) {
        Refused.assertRefused(bank.post("/transactions", body), entries);
    }

    private static void assertPatchRefused(String body, String entry) {
        Refused.assertRefused(bank.patch("/transactions/" + transaction, body), entry);
    }
}
