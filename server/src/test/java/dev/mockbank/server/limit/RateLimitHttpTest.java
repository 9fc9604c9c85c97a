package dev.mockbank.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The limit as a client meets it: five requests a minute, unless its key says otherwise.
final class RateLimitHttpTest {

    private static TestBank bank;

    @BeforeAll
    static void start() {
        bank = TestBank.start(Map.of("RATE_LIMIT", "5"));
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @Test
    void everyAnswerSaysWhatIsLeftAndTheSixthIsRefused() {
        var key = bank.newKey();
        var before = bank.get("/accounts", bank.newKey()).text();

        assertLeft(bank.get("/accounts", key), 200, 4);
        assertLeft(bank.get("/accounts/999999", key), 404, 3);
        assertLeft(bank.post("/accounts", key, "{}"), 422, 2);
        assertLeft(bank.post("/accounts", key, "{bad"), 422, 1);
        assertLeft(bank.get("/accounts?limit=0", key), 422, 0);
        var refused = bank.post("/accounts", key, "{\"name\":\"a\",\"type\":\"checking\"}");

        assertLeft(refused, 429, 0);
        assertThat(refused.json().get("detail").stringValue()).isEqualTo("Too Many Requests");
        assertThat(refused.json().get("status").intValue()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(refused.header("X-Request-Id")).isPresent();
        assertThat(bank.get("/accounts", bank.newKey()).text()).isEqualTo(before);
    }

    @Test
    void eachKeyHasItsOwnLimit() {
        var one = bank.newKey();
        var two = bank.newKey();

        for (int left = 4; left >= 0; left--) {
            assertLeft(bank.get("/accounts", one), 200, left);
        }
        assertThat(bank.get("/accounts", one).status()).isEqualTo(429);
        assertLeft(bank.get("/accounts", two), 200, 4);
    }

    @Test
    void aKeysOwnLimitComesBeforeTheSetting() {
        var tight = bank.post("/accounts/keys", TestBank.MASTER_KEY, "{\"rate_limit\":1}")
                .json();
        var key = tight.get("key").stringValue();

        assertThat(bank.get("/accounts", key).header("X-RateLimit-Limit")).contains("1");
        assertThat(bank.get("/accounts", key).status()).isEqualTo(429);
        bank.send("PATCH", "/accounts/keys/" + tight.get("id"), TestBank.MASTER_KEY, "{\"rate_limit\":0}");
        for (int i = 0; i < 10; i++) {
            var reply = bank.get("/accounts", key);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("RateLimit")).isEmpty();
        }
    }

    @Test
    void neitherStrangersNorTheKeeperNorPublicRoutesAreCounted() {
        var key = bank.newKey();
        for (int i = 0; i < 10; i++) {
            assertThat(bank.get("/accounts", "no-such-key").status()).isEqualTo(401);
            assertThat(bank.get("/health/live", key).status()).isEqualTo(200);
            assertThat(bank.get("/accounts/keys", TestBank.MASTER_KEY).status()).isEqualTo(200);
        }
        assertLeft(bank.get("/accounts", key), 200, 4);
    }

    @Test
    void aBatchCostsAsManyRequestsAsItHasRows() {
        var key = bank.newKey();
        long account = account(bank.newKey());

        assertLeft(bank.post("/transactions/batch", key, batch(account, 3)), 201, 2);
        var refused = bank.post("/transactions/batch", key, batch(account, 3));

        assertLeft(refused, 429, 1);
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertLeft(bank.get("/accounts/" + account, key), 200, 0);
        assertThat(bank.get("/transactions?account_id=" + account, bank.newKey())
                        .json()
                        .size())
                .isEqualTo(3);
    }

    @Test
    void aBatchOfTheWholeLimitPassesAndALargerOneIsToldHowManyWould() {
        long account = account(bank.newKey());
        var key = bank.newKey();

        assertLeft(bank.post("/transactions/batch", bank.newKey(), batch(account, 5)), 201, 0);
        var tooLarge = bank.post("/transactions/batch", key, batch(account, 6));

        assertLeft(tooLarge, 422, 4);
        assertThat(tooLarge.json().get("detail").stringValue()).endsWith("send at most 5 rows at once");
    }

    private static long account(String key) {
        return bank.post("/accounts", key, "{\"name\":\"a\",\"type\":\"checking\"}")
                .json()
                .get("id")
                .longValue();
    }

    private static String batch(long account, int rows) {
        var row = "{\"account_id\":" + account + ",\"amount\":1}";
        return "{\"transactions\":[" + String.join(",", Collections.nCopies(rows, row)) + "]}";
    }

    private static void assertLeft(TestBank.Reply reply, int status, int left) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("X-RateLimit-Limit")).contains("5");
        assertThat(reply.header("X-RateLimit-Remaining")).contains(Integer.toString(left));
        assertThat(Integer.parseInt(reply.header("X-RateLimit-Reset").orElseThrow()))
                .isBetween(0, 60);
        assertThat(reply.header("RateLimit-Policy")).contains("\"per-minute\";q=5;w=60");
        assertThat(reply.header("RateLimit").orElseThrow()).startsWith("\"per-minute\";r=" + left + ";t=");
    }
}
