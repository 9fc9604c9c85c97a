package dev.mockbank.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which requests a rule applies to, and which rules there may be.
@Tag("database")
final class FaultRulesTest {

    private static TestBank bank;
    private FaultySandbox sandbox;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @BeforeEach
    void make() {
        sandbox = FaultySandbox.in(bank);
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        sandbox.rules("{\"method\":\"POST\",\"path\":\"/transactions*\",\"fault\":\"error\",\"status\":500},"
                + "{\"path\":\"/accounts/*\",\"fault\":\"error\",\"status\":502},"
                + "{\"path\":\"*s\",\"fault\":\"error\",\"status\":504}");

        assertThat(sandbox.post("1").getFirst().status()).isEqualTo(500);
        assertThat(status("POST", "/transactions/batch")).isEqualTo(500);
        assertThat(status("GET", "/transactions")).isEqualTo(504);
        assertThat(status("GET", "/transactions/?limit=1")).isEqualTo(504);
        assertThat(status("GET", "/accounts/1")).isEqualTo(502);
        assertThat(status("GET", "/accounts")).isEqualTo(504);
        assertThat(status("GET", "/transactions/count")).isEqualTo(200);
    }

    @Test
    void passesSomeAndIsUsedUp() {
        sandbox.rules("{\"fault\":\"error\",\"status\":500,\"after\":2,\"times\":3}");

        assertThat(IntStream.range(0, 7).map(_ -> status("GET", "/accounts/1")))
                .containsExactly(200, 200, 500, 500, 500, 200, 200);
    }

    @Test
    void theSameSeedAndRequestsGiveTheSameFaults() {
        var first = faultsWithSeed(5);

        assertThat(first).contains(200, 500, 502);
        assertThat(faultsWithSeed(5)).isEqualTo(first);
        assertThat(faultsWithSeed(6)).isNotEqualTo(first);
        // About 30 and 20 of a hundred, the second of those that the first passes over.
        assertThat(first).filteredOn(status -> status == 500).hasSizeBetween(18, 42);
        assertThat(first).filteredOn(status -> status == 502).hasSizeBetween(5, 25);
    }

    @Test
    void nothingOfTheSandboxItselfIsTouched() {
        assertThat(sandbox.put("{\"preset\":\"outage\"}").status()).isEqualTo(200);

        assertThat(status("GET", "/sandbox")).isEqualTo(200);
        assertThat(status("GET", "/sandbox/faults")).isEqualTo(200);
        assertThat(bank.post("/sandbox/snapshots", sandbox.key(), "{\"name\":\"s\"}")
                        .status())
                .isEqualTo(201);
        assertThat(bank.get("/accounts").status()).isEqualTo(200);
        assertThat(bank.get("/health/ready", null).status()).isEqualTo(200);
        assertThat(sandbox.raw("GET", "/accounts", "", Map.of()))
                .allMatch(reply ->
                        reply.status() == 503 && reply.header("Retry-After").isPresent());
        sandbox.deleteRules();
        assertThat(status("GET", "/accounts")).isEqualTo(200);
    }

    @Test
    void aRequestMayBringItsOwnFault() {
        sandbox.rules("{\"fault\":\"error\",\"status\":500}");

        assertThat(withFault(sandbox.key(), "error; status=503; retry_after=2").status())
                .isEqualTo(503);
        assertThat(withFault(sandbox.key(), "latency;milliseconds=1").status()).isEqualTo(200);
        assertThat(withFault(sandbox.key(), "rate_limit").status()).isEqualTo(429);
        assertThat(withFault(sandbox.key(), "rate_limit").header("X-Mockbank-Fault"))
                .contains("rate_limit");

        var refused = withFault(sandbox.key(), "error; status=200");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/detail/0/loc").toString())
                .isEqualTo("[\"header\",\"X-Mockbank-Fault\",\"status\"]");
        assertThat(withFault(sandbox.key(), "").status()).isEqualTo(422);
        assertThat(withFault(bank.key(), "latency; milliseconds=1").status()).isEqualTo(403);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fault\":\"nothing\"}|fault|type_error.enum",
                "{}|fault|value_error.missing",
                "{\"fault\":\"latency\"}|milliseconds|value_error.missing",
                "{\"fault\":\"latency\",\"milliseconds\":60001}|milliseconds|value_error.number.not_le",
                "{\"fault\":\"latency\",\"milliseconds\":-1}|milliseconds|value_error.number.not_ge",
                "{\"fault\":\"latency\",\"p50\":10}|p99|value_error.missing",
                "{\"fault\":\"latency\",\"p99\":10}|p50|value_error.missing",
                "{\"fault\":\"latency\",\"p50\":10,\"p99\":9}|p99|value_error.number.not_ge",
                "{\"fault\":\"latency\",\"p50\":10,\"p99\":60001}|p99|value_error.number.not_le",
                "{\"fault\":\"latency\",\"milliseconds\":1,\"p50\":1}|p50|value_error.latency",
                "{\"fault\":\"error\"}|status|value_error.missing",
                "{\"fault\":\"error\",\"status\":399}|status|value_error.number.not_ge",
                "{\"fault\":\"error\",\"status\":600}|status|value_error.number.not_le",
                "{\"fault\":\"error\",\"status\":500,\"retry_after\":86401}|retry_after|value_error.number.not_le",
                "{\"fault\":\"rate_limit\",\"retry_after\":61}|retry_after|value_error.number.not_le",
                "{\"fault\":\"slow_body\"}|bytes_per_second|value_error.missing",
                "{\"fault\":\"slow_body\",\"bytes_per_second\":0}|bytes_per_second|value_error.number.not_ge",
                "{\"fault\":\"truncate\",\"method\":\"get\"}|method|type_error.enum",
                "{\"fault\":\"truncate\",\"path\":\"transactions\"}|path|value_error.path",
                "{\"fault\":\"truncate\",\"probability\":1.1}|probability|value_error.number.not_le",
                "{\"fault\":\"truncate\",\"probability\":-0.1}|probability|value_error.number.not_ge",
                "{\"fault\":\"truncate\",\"probability\":1e-999999999}|probability|value_error.decimal.max_places",
                "{\"fault\":\"truncate\",\"probability\":\"often\"}|probability|type_error.decimal",
                "{\"fault\":\"truncate\",\"times\":0}|times|value_error.number.not_ge"
            })
    void aWrongFieldIsNamed(String rule, String field, String type) {
        var reply = sandbox.put("{\"rules\":[{\"fault\":\"drop_before\"}," + rule + "]}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/detail/0/loc").toString()).isEqualTo("[\"body\",\"rules\",1,\"" + field + "\"]");
        assertThat(reply.json().at("/detail/0/type").asString()).isEqualTo(type);
        assertThat(sandbox.get("/sandbox/faults").text()).isEqualTo("{\"seed\":1,\"rules\":[]}");
    }

    @Test
    void thereAreTwentyRulesAtMost() {
        var rule = "{\"fault\":\"drop_before\"}";
        assertThat(sandbox.put(many(rule, 20)).status()).isEqualTo(200);
        assertThat(sandbox.get("/sandbox").json().get("faults").intValue()).isEqualTo(20);

        var reply = sandbox.put(many(rule, 21));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/detail/0/loc").toString()).isEqualTo("[\"body\",\"rules\"]");
        assertThat(sandbox.put(many(rule, 20).replace("{\"rules\"", "{\"preset\":\"outage\",\"rules\""))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatIsShownMayBePutAgain() {
        var rules =
                "{\"seed\":9,\"rules\":[{\"method\":\"GET\",\"path\":\"/sums\",\"fault\":\"latency\",\"probability\":0.25,"
                        + "\"after\":1,\"times\":2,\"p50\":10,\"p99\":20},{\"fault\":\"error\",\"probability\":1,\"status\":500,"
                        + "\"retry_after\":3}]}";
        assertThat(sandbox.put(rules).text()).isEqualTo(rules);

        assertThat(sandbox.get("/sandbox/faults").text()).isEqualTo(rules);
        assertThat(sandbox.put(sandbox.get("/sandbox/faults").text()).text()).isEqualTo(rules);
        assertThat(sandbox.put("{}").text()).isEqualTo("{\"seed\":1,\"rules\":[]}");
        assertThat(sandbox.get("/sandbox").json().get("faults").intValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"flaky-mobile,4", "slow-bank,2", "psd2-quota,3", "outage,2"})
    void aPresetConsistsOfRules(String preset, int rules) {
        var own = "{\"path\":\"/sums\",\"fault\":\"malformed\"}";
        var reply = sandbox.put("{\"preset\":\"" + preset + "\",\"rules\":[" + own + "]}");

        assertThat(reply.json().get("rules").size()).isEqualTo(rules + 1);
        assertThat(reply.json().at("/rules/0/fault").asString()).isEqualTo("malformed");
    }

    @Test
    void theQuotaOfPsd2AllowsFourReadsOfEachKind() {
        sandbox.put("{\"preset\":\"psd2-quota\"}");

        assertThat(IntStream.range(0, 6).map(_ -> status("GET", "/accounts/1")))
                .containsExactly(200, 200, 200, 200, 429, 429);
        assertThat(status("GET", "/transactions")).isEqualTo(200);
        assertThat(sandbox.get("/accounts").header("Retry-After")).contains("86400");
        assertThat(sandbox.post("1").getFirst().status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "/a,/a,true",
        "/a,/ab,false",
        "*,/anything/at/all,true",
        "/a*c,/abcbc,true",
        "/a*c,/abcb,false",
        "*/x/*,/a/x/,true",
        "**a**,/a,true",
        "/*/b,/b,false"
    })
    void aStarStandsForAnyCharacters(String pattern, String path, boolean matches) {
        assertThat(new PathPattern(pattern).matches(path)).isEqualTo(matches);
    }

    private List<Integer> faultsWithSeed(int seed) {
        sandbox.put("{\"seed\":" + seed + ",\"rules\":[{\"fault\":\"error\",\"status\":500,\"probability\":0.3},"
                + "{\"fault\":\"error\",\"status\":502,\"probability\":0.2}]}");
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 100; i++) {
            statuses.add(status("GET", "/accounts/1"));
        }
        return statuses;
    }

    private int status(String method, String path) {
        return bank.send(method, path, sandbox.key(), method.equals("POST") ? "{}" : null)
                .status();
    }

    private static TestBank.Reply withFault(String key, String fault) {
        return bank.send("GET", "/accounts?limit=1", key, null, Map.of("X-Mockbank-Fault", fault));
    }

    private static String many(String rule, int count) {
        return "{\"rules\":[" + String.join(",", java.util.Collections.nCopies(count, rule)) + "]}";
    }
}
