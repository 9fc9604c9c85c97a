package dev.mockbank.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Pages;
import dev.mockbank.server.Refused;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The keeper's routes of `/accounts/keys`.
final class ApiKeysTest {

    private static final String DATABASE = TestPostgres.freshDatabase();
    private static TestBank bank;

    @BeforeAll
    static void start() {
        bank = TestBank.on(DATABASE, Map.of());
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @Test
    void aKeyIsShownOnceAndKeptAsItsHash() {
        var created = master("POST", "/accounts/keys", "{\"name\":\"front end\",\"rate_limit\":60}");
        var key = created.json().get("key").stringValue();
        var id = created.json().get("id");

        assertThat(created.status()).isEqualTo(200);
        assertThat(key)
                .matches("mb_[A-Za-z0-9_-]{43}")
                .startsWith(created.json().get("prefix").stringValue());
        assertThat(row(id).propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "prefix",
                        "created_at",
                        "last_used_at",
                        "revoked",
                        "rate_limit",
                        "sandbox_id",
                        "access");
        assertThat(master("GET", "/accounts/keys", null).text()).doesNotContain(key);
        assertThat(TestPostgres.query(
                        DATABASE,
                        "SELECT count(*) FROM api_keys WHERE id = " + id + " AND key_hash = sha256('" + key + "')"))
                .isEqualTo("1");
        assertThat(TestPostgres.query(DATABASE, "SELECT string_agg(api_keys::text, ' ') FROM api_keys"))
                .doesNotContain(key.substring(12));
    }

    @Test
    void theLastUseIsNoted() throws InterruptedException {
        var created = master("POST", "/accounts/keys", "{}").json();
        assertThat(row(created.get("id")).get("last_used_at").isNull()).isTrue();

        bank.get("/accounts?limit=1", created.get("key").stringValue());

        for (int tries = 0; row(created.get("id")).get("last_used_at").isNull(); tries++) {
            assertThat(tries).isLessThan(100);
            Thread.sleep(20);
        }
    }

    @Test
    void nameAndLimitChangeEachAlone() {
        var path = "/accounts/keys/"
                + master("POST", "/accounts/keys", "{\"name\":\"a\"}").json().get("id");

        assertFields(master("PATCH", path, "{\"rate_limit\":5}").json(), "\"a\"", "5");
        assertFields(master("PATCH", path, "{\"name\":\"b\"}").json(), "\"b\"", "5");
        assertFields(master("PATCH", path, "{}").json(), "\"b\"", "5");
        assertFields(master("PATCH", path, "{\"name\":null,\"rate_limit\":0}").json(), "null", "0");
        assertFields(master("PATCH", path, "{\"rate_limit\":null}").json(), "null", "null");
    }

    @Test
    void aRevokedKeyIsListedAndRevokingItAgainDoesNoHarm() {
        var id = master("POST", "/accounts/keys", "{}").json().get("id");

        for (int i = 0; i < 2; i++) {
            assertThat(master("DELETE", "/accounts/keys/" + id, null).status()).isEqualTo(204);
        }
        assertThat(row(id).get("revoked").booleanValue()).isTrue();
    }

    @Test
    void thePagesHaveEachKeyOnce() {
        for (int i = 0; i < 7; i++) {
            bank.newKey();
        }
        var all = Pages.ids(bank, "/accounts/keys", TestBank.MASTER_KEY);

        assertThat(Pages.ids(bank, "/accounts/keys?limit=3", TestBank.MASTER_KEY))
                .isEqualTo(all)
                .isSorted();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name | 5 | str type expected | type_error.str | ",
                "name | \"\\u0000\" | ensure this value has no U+0000 character | value_error.str.null_character | ",
                "rate_limit | -1 | ensure this value is greater than or equal to 0 | value_error.number.not_ge | 0",
                "rate_limit | 1000001 | ensure this value is less than or equal to 1000000 | value_error.number.not_le | 1000000",
                "rate_limit | 9999999999999999999999 | ensure this value is less than or equal to 1000000 | value_error.number.not_le | 1000000",
                "rate_limit | 1.5 | value is not a valid integer | type_error.integer | ",
                "rate_limit | 1e999999999 | value is not a valid integer | type_error.integer | ",
                "rate_limit | true | value is not a valid integer | type_error.integer | "
            })
    void refusesAWrongField(String field, String value, String msg, String type, @Nullable String bound) {
        var id = master("POST", "/accounts/keys", "{}").json().get("id");
        var before = TestPostgres.query(DATABASE, "SELECT count(*) FROM api_keys");
        var body = "{\"" + field + "\":" + value + "}";
        var entry = Refused.entry(field, msg, type, bound == null ? null : "{\"limit_value\":" + bound + "}");

        Refused.assertRefused(master("POST", "/accounts/keys", body), entry);
        Refused.assertRefused(master("PATCH", "/accounts/keys/" + id, body), entry);
        assertThat(TestPostgres.query(DATABASE, "SELECT count(*) FROM api_keys"))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "999999", "2147483648", "99999999999999999999999"})
    void anUnknownKeyIs404(String id) {
        for (var method : new String[] {"PATCH", "DELETE"}) {
            var reply = master(method, "/accounts/keys/" + id, method.equals("PATCH") ? "{}" : null);

            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.json().get("detail").stringValue()).isEqualTo("API key not found");
        }
    }

    @Test
    void onlyTheMasterKeyOpensThem() {
        for (var key : Arrays.asList(null, "", "x", bank.key(), TestBank.MASTER_KEY + "x")) {
            for (var reply : List.of(
                    bank.send("POST", "/accounts/keys", key, "{}"),
                    bank.send("GET", "/accounts/keys", key, null),
                    bank.send("PATCH", "/accounts/keys/1", key, "{}"),
                    bank.send("DELETE", "/accounts/keys/1", key, null),
                    bank.send("GET", "/admin/info", key, null))) {
                assertThat(reply.status()).isEqualTo(403);
                assertThat(reply.json().get("detail").stringValue()).isEqualTo("Admin privileges required");
            }
        }
    }

    @Test
    void theMasterKeyAndUnknownKeysOpenNoAccount() {
        for (var key :
                new String[] {TestBank.MASTER_KEY, "x", "", bank.key() + "x", "x".repeat(600), "x".repeat(5000)}) {
            var reply = bank.get("/accounts", key);

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.json().get("detail").stringValue()).isEqualTo("Invalid or revoked API key");
        }
        assertThat(bank.get("/transactions", null).json().get("detail").stringValue())
                .isEqualTo("Missing API key");
    }

    private static void assertFields(JsonNode key, String name, String rateLimit) {
        assertThat(key.get("name").toString()).isEqualTo(name);
        assertThat(key.get("rate_limit").toString()).isEqualTo(rateLimit);
    }

    private static JsonNode row(JsonNode id) {
        return master("GET", "/accounts/keys", null)
                .json()
                .valueStream()
                .filter(row -> row.get("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static TestBank.Reply master(String method, String path, @Nullable String body) {
        return bank.send(method, path, TestBank.MASTER_KEY, body);
    }
}
