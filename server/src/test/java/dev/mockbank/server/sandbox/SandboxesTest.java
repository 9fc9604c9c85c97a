package dev.mockbank.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Await;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestBank.Reply;
import dev.mockbank.server.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sandboxes by their routes: making, listing, changing and deleting them, and what a key of one may do.
@Tag("database")
final class SandboxesTest {

    private static final String URL = TestPostgres.freshDatabase();
    private static TestBank bank;

    @BeforeAll
    static void start() {
        bank = TestBank.on(URL, Map.of());
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @Test
    void beginsEmptyAtNumberOneWithAKeyOfItsOwn() {
        var made = create("{\"name\":\"cart\",\"key\":true}");
        assertThat(made.json().get("currency").asString()).isEqualTo("EUR");
        assertThat(made.json().get("expires_at").isNull()).isTrue();
        var key = made.json().get("api_key").asString();

        var account = bank.post("/accounts", key, "{\"name\":\"a\",\"type\":\"checking\"}");
        assertThat(account.json().get("id").intValue()).isEqualTo(1);
        assertThat(post(key, 1, "5").json().get("id").intValue()).isEqualTo(1);
        assertThat(post(key, 1, "7").json().get("balance_after").asString()).isEqualTo("12.00");

        var own = bank.get("/sandbox", key).json();
        assertThat(own.get("id").intValue()).isEqualTo(made.json().get("id").intValue());
        assertThat(own.get("access").asString()).isEqualTo("control");
        assertThat(own.get("transactions").intValue()).isEqualTo(2);
        var shown =
                bank.get("/admin/sandboxes/" + id(made), TestBank.MASTER_KEY).json();
        assertThat(shown.get("keys").intValue()).isEqualTo(1);
        assertThat(shown.get("accounts").intValue()).isEqualTo(1);
    }

    @Test
    void mainIsNumberOneAndEveryOldKeyBelongsToIt() {
        var own = bank.get("/sandbox").json();

        assertThat(own.get("id").intValue()).isEqualTo(1);
        assertThat(own.get("name").asString()).isEqualTo("main");
        assertThat(own.get("access").asString()).isEqualTo("write");
        assertThat(bank.get("/admin/sandboxes", TestBank.MASTER_KEY)
                        .json()
                        .get(0)
                        .get("id")
                        .intValue())
                .isEqualTo(1);
        assertThat(bank.send("DELETE", "/admin/sandboxes/1", TestBank.MASTER_KEY, null)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aKeyDoesWhatItsAccessSays() {
        int sandbox = id(create("{\"name\":\"access\"}"));
        var reading = key(sandbox, "read");
        var writing = key(sandbox, "write");
        var controlling = key(sandbox, "control");

        assertThat(bank.post("/accounts", reading, "{\"name\":\"a\",\"type\":\"checking\"}")
                        .status())
                .isEqualTo(403);
        assertThat(bank.post("/accounts", writing, "{\"name\":\"a\",\"type\":\"checking\"}")
                        .status())
                .isEqualTo(201);
        assertThat(bank.get("/accounts", reading).json().size()).isEqualTo(1);
        var refused = bank.post("/sandbox/reset", writing, "{}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("control").contains("write");
        assertThat(bank.post("/sandbox/reset", controlling, "{}")
                        .json()
                        .get("accounts")
                        .intValue())
                .isEqualTo(1);
        assertThat(bank.get("/sandbox", reading).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422",
                "{\"name\":\"\"} | 422",
                "{\"name\":\"x\",\"currency\":\"eur\"} | 422",
                "{\"name\":\"x\",\"expires_in\":0} | 422",
                "{\"name\":\"x\",\"from\":{}} | 422",
                "{\"name\":\"x\",\"from\":\"nine\"} | 422",
                "{\"name\":\"x\",\"from\":99999} | 404",
                "{\"name\":\"x\",\"from\":{\"sandbox_id\":1,\"snapshot\":\"none\"}} | 404",
                "{\"name\":\"x\",\"key\":\"perhaps\"} | 422",
            })
    void aWrongSandboxIsRefused(String body, int status) {
        var reply = bank.post("/admin/sandboxes", TestBank.MASTER_KEY, body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    }

    @Test
    void aRepeatMakesNoSecondOne() {
        var headers = Map.of("Content-Type", "application/json", "Idempotency-Key", "one-sandbox");
        var body = "{\"name\":\"once\",\"key\":true}";

        var first = bank.send("POST", "/admin/sandboxes", TestBank.MASTER_KEY, body, headers);
        var second = bank.send("POST", "/admin/sandboxes", TestBank.MASTER_KEY, body, headers);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void isDeletedWithItsKeysAndAllItsRows() {
        var made = create("{\"name\":\"short-lived\",\"key\":true}");
        var key = made.json().get("api_key").asString();
        bank.post("/accounts", key, "{\"name\":\"a\",\"type\":\"checking\"}");
        post(key, 1, "5");
        bank.post("/sandbox/snapshots", key, "{\"name\":\"start\"}");

        assertThat(bank.send("DELETE", "/admin/sandboxes/" + id(made), TestBank.MASTER_KEY, null)
                        .status())
                .isEqualTo(204);

        assertThat(bank.get("/accounts", key).status()).isEqualTo(401);
        assertThat(bank.get("/admin/sandboxes/" + id(made), TestBank.MASTER_KEY).status())
                .isEqualTo(404);
        Await.until(30, () -> rowsOf(id(made)).equals("0"));
    }

    @Test
    void goesByItselfWhenItsTimeHasCome() {
        var made = create("{\"name\":\"visitor\",\"key\":true,\"expires_in\":2}");
        var key = made.json().get("api_key").asString();
        assertThat(bank.get("/accounts", key).status()).isEqualTo(200);

        Await.until(30, () -> bank.get("/accounts", key).status() == 401);
        Await.until(60, () -> rowsOf(id(made)).equals("0"));
    }

    @Test
    void isRenamedAndLivesLonger() {
        int id = id(create("{\"name\":\"before\",\"expires_in\":3600}"));
        var path = "/admin/sandboxes/" + id;

        var changed = bank.send("PATCH", path, TestBank.MASTER_KEY, "{\"name\":\"after\",\"expires_in\":null}");

        assertThat(changed.json().get("name").asString()).isEqualTo("after");
        assertThat(changed.json().get("expires_at").isNull()).isTrue();
        assertThat(bank.send("PATCH", "/admin/sandboxes/1", TestBank.MASTER_KEY, "{\"expires_in\":5}")
                        .status())
                .isEqualTo(422);
    }

    private static String rowsOf(int sandbox) {
        return TestPostgres.query(
                URL,
                "SELECT (SELECT count(*) FROM sandboxes WHERE id = %1$d) + (SELECT count(*) FROM ledgers WHERE sandbox_id = %1$d)"
                        .formatted(sandbox));
    }

    private static Reply create(String body) {
        var made = bank.post("/admin/sandboxes", TestBank.MASTER_KEY, body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made;
    }

    private static int id(Reply made) {
        return made.json().get("id").intValue();
    }

    private static Reply post(String key, long account, String amount) {
        return bank.post("/transactions", key, "{\"account_id\":" + account + ",\"amount\":\"" + amount + "\"}");
    }

    private static String key(int sandbox, String access) {
        return bank.post(
                        "/accounts/keys",
                        TestBank.MASTER_KEY,
                        "{\"sandbox_id\":" + sandbox + ",\"access\":\"" + access + "\"}")
                .json()
                .get("key")
                .asString();
    }
}
