package dev.mockbank.server.account;

import static dev.mockbank.server.Refused.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Refused;
import dev.mockbank.server.TestBank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `/accounts` refuses, in which words; nothing of it is written.
final class AccountRefusalsTest {

    private static final String ENUM =
            "value is not a valid enumeration member; permitted: 'checking', 'savings' | type_error.enum"
                    + " | {\"enum_values\":[\"checking\",\"savings\"]}";
    private static TestBank bank;
    private static long account;
    private String before;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
        account = bank.newAccount("10");
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @BeforeEach
    void noteTheRows() {
        before = bank.get("/accounts").text();
    }

    @AfterEach
    void nothingWasWritten() {
        assertThat(bank.get("/accounts").text()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | none is not an allowed value | type_error.none.not_allowed | ",
                "5 | str type expected | type_error.str | ",
                "true | str type expected | type_error.str | ",
                "[\"x\"] | str type expected | type_error.str | ",
                "{} | str type expected | type_error.str | ",
                "\"\" | ensure this value has at least 1 characters | value_error.any_str.min_length | {\"limit_value\":1}",
                "\"a\\u0000b\" | ensure this value has no U+0000 character | value_error.str.null_character | ",
                "\"a\\ud800\" | ensure this value is valid Unicode | value_error.str.unicode | ",
                "\"\\udc00\\ud800\" | ensure this value is valid Unicode | value_error.str.unicode | "
            })
    void refusesAWrongName(String name, String msg, String type, @Nullable String ctx) {
        assertRefused("{\"name\":" + name + ",\"type\":\"checking\"}", entry("name", msg, type, ctx));
        assertPatchRefused("{\"name\":" + name + "}", entry("name", msg, type, ctx));
    }

    @Test
    void countsTheCharactersOfANameAndNotItsBytes() {
        var tooLong = entry(
                "name",
                "ensure this value has at most 200 characters",
                "value_error.any_str.max_length",
                "{\"limit_value\":200}");

        for (var character : new String[] {"a", "é", "😀"}) {
            assertRefused("{\"name\":\"" + character.repeat(201) + "\",\"type\":\"checking\"}", tooLong);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "\"\"", "\"Checking\"", "5", "true", "[]", "\"checking \""})
    void refusesATypeThatThereIsNot(String type) {
        var words = ENUM.split(" \\| ", 3);
        assertRefused("{\"name\":\"a\",\"type\":" + type + "}", entry("type", words[0], words[1], words[2]));
        assertPatchRefused("{\"type\":" + type + "}", entry("type", words[0], words[1], words[2]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "\"\"", "[]", "{}", "true", "\"1,5\"", "\"1_0\"", "\"0x1\"", "\"\u0661\""})
    void refusesABalanceThatIsNoDecimal(String balance) {
        assertBalanceRefused(balance, "value is not a valid decimal", "type_error.decimal", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"NaN\"", "\"sNaN\"", "\"Infinity\"", "\"-inf\""})
    void refusesABalanceThatIsNotFinite(String balance) {
        assertBalanceRefused(balance, "value is not a valid decimal", "value_error.decimal.not_finite", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10000000000000000",
                "-10000000000000000",
                "9999999999999999.995",
                "1e16",
                "1e999999999",
                "\"1e999999999\"",
                "\"-1e16\""
            })
    void refusesABalanceBeyondTheColumn(String balance) {
        assertBalanceRefused(
                balance,
                "ensure that there are no more than 16 digits before the decimal point",
                "value_error.decimal.whole_digits",
                "{\"whole_digits\":16}");
    }

    @Test
    void namesEveryWrongFieldInTheOrderOfTheFields() {
        assertRefused(
                "{\"balance\":\"x\",\"type\":null,\"name\":\"\"}",
                entry(
                        "name",
                        "ensure this value has at least 1 characters",
                        "value_error.any_str.min_length",
                        "{\"limit_value\":1}"),
                entry("type", "none is not an allowed value", "type_error.none.not_allowed", null),
                entry("balance", "value is not a valid decimal", "type_error.decimal", null));
        assertRefused(
                "{}",
                entry("name", "field required", "value_error.missing", null),
                entry("type", "field required", "value_error.missing", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "\"x\""})
    void aBalanceMovesByTransactionsOnly(String balance) {
        assertPatchRefused(
                "{\"name\":\"other\",\"balance\":" + balance + "}",
                entry(
                        "balance",
                        "this field cannot be changed; add a transaction to move the balance",
                        "value_error.unchangeable",
                        null));
    }

    @Test
    void aChangeToNullIsRefused() {
        assertPatchRefused(
                "{\"name\":null,\"type\":null}",
                entry("name", "none is not an allowed value", "type_error.none.not_allowed", null),
                entry("type", "none is not an allowed value", "type_error.none.not_allowed", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "0", "-1", "2147483648", "9223372036854775808", "99999999999999999999999999"})
    void anIdThatNoAccountHasIs404(String id) {
        for (var method : new String[] {"GET", "PATCH", "DELETE"}) {
            var reply = bank.send(method, "/accounts/" + id, bank.key(), method.equals("PATCH") ? "{}" : null);

            assertThat(reply.status()).as(method).isEqualTo(404);
            assertThat(reply.json().get("detail").stringValue()).isEqualTo("Account not found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.0", "1e3", "0x1", "%20", "%00", "%D9%A1", "+"})
    void anIdThatIsNoIntegerIs422(String id) {
        for (var method : new String[] {"GET", "PATCH", "DELETE"}) {
            var reply = bank.send(method, "/accounts/" + id, bank.key(), method.equals("PATCH") ? "{}" : null);

            assertThat(reply.status()).as(method).isEqualTo(422);
            assertThat(reply.json().get("detail").toString())
                    .isEqualTo("[{\"loc\":[\"path\",\"account_id\"],\"msg\":\"value is not a valid integer\","
                            + "\"type\":\"type_error.integer\"}]");
        }
    }

    private static void assertBalanceRefused(String balance, String msg, String type, @Nullable String ctx) {
        assertRefused(
                "{\"name\":\"a\",\"type\":\"checking\",\"balance\":" + balance + "}", entry("balance", msg, type, ctx));
    }

    private static void assertRefused(String body, String... entries) {
        Refused.assertRefused(bank.post("/accounts", body), entries);
    }

    private static void assertPatchRefused(String body, String... entries) {
        Refused.assertRefused(bank.patch("/accounts/" + account, body), entries);
    }
}
