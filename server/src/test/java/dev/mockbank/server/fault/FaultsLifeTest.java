package dev.mockbank.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Await;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import dev.mockbank.shared.FaultPreset;
import dev.mockbank.shared.FaultRule;
import dev.mockbank.shared.Faults;
import dev.mockbank.shared.client.MockbankClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Rules belong to the state of their sandbox, and every server knows them.
@Tag("database")
final class FaultsLifeTest {

    private static final String URL = TestPostgres.freshDatabase();
    private static final String THREE_ERRORS = "{\"fault\":\"error\",\"status\":500,\"times\":3}";

    private static TestBank bank;
    private FaultySandbox sandbox;

    @BeforeAll
    static void start() {
        bank = TestBank.on(URL, Map.of());
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
    void anotherServerKnowsThemWithinASecond() {
        try (var other = TestBank.on(URL, Map.of())) {
            assertThat(other.get("/accounts/1", sandbox.key()).status()).isEqualTo(200);

            sandbox.rules("{\"fault\":\"error\",\"status\":500}");
            long start = System.nanoTime();

            assertThat(sandbox.get("/accounts/1").status()).isEqualTo(500);
            Await.until(5, () -> {
                long sentNanos = System.nanoTime();
                boolean knows = other.get("/accounts/1", sandbox.key()).status() == 500;
                assertThat(knows || sentNanos - start < Duration.ofSeconds(1).toNanos())
                        .isTrue();
                return knows;
            });
        }
    }

    @Test
    void theWayBackToASnapshotBeginsThemAnew() {
        sandbox.rules(THREE_ERRORS);
        bank.post("/sandbox/snapshots", sandbox.key(), "{\"name\":\"start\"}");
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 3; i++) {
                assertThat(sandbox.get("/accounts/1").status()).isEqualTo(500);
            }
            assertThat(sandbox.get("/accounts/1").status()).isEqualTo(200);
            bank.post("/sandbox/reset", sandbox.key(), "{\"to\":\"start\"}");
        }
        sandbox.deleteRules();
        assertThat(sandbox.get("/accounts/1").status()).isEqualTo(200);

        bank.post("/sandbox/reset", sandbox.key(), "{\"to\":\"start\"}");

        assertThat(sandbox.get("/accounts/1").status()).isEqualTo(500);
        assertThat(sandbox.get("/sandbox").json().get("faults").intValue()).isEqualTo(1);
    }

    @Test
    void anEmptySandboxHasNone() {
        sandbox.rules("{\"fault\":\"error\",\"status\":500}");

        assertThat(bank.send("POST", "/sandbox/reset", sandbox.key(), null).status())
                .isEqualTo(200);

        assertThat(sandbox.get("/accounts").text()).isEqualTo("[]");
        assertThat(sandbox.get("/sandbox/faults").text()).isEqualTo("{\"seed\":1,\"rules\":[]}");
    }

    @Test
    void aForkHasThoseOfItsSource() {
        sandbox.rules(THREE_ERRORS);

        var fork = bank.post(
                        "/admin/sandboxes",
                        TestBank.MASTER_KEY,
                        "{\"name\":\"fork\",\"key\":true,\"from\":" + sandbox.id() + "}")
                .json();

        assertThat(bank.get("/accounts/1", fork.get("api_key").asString()).status())
                .isEqualTo(500);
        var path = "/admin/sandboxes/" + fork.get("id").asString();
        assertThat(bank.get(path, TestBank.MASTER_KEY).json().get("faults").intValue())
                .isEqualTo(1);
        bank.send("DELETE", path + "/faults", TestBank.MASTER_KEY, null);
        assertThat(bank.get("/accounts/1", fork.get("api_key").asString()).status())
                .isEqualTo(200);
        assertThat(sandbox.get("/accounts/1").status()).isEqualTo(500);
    }

    @Test
    void theMasterKeyMayMakeFaultsInMain() {
        try (var own = TestBank.start()) {
            var path = "/admin/sandboxes/1/faults";
            own.send("PUT", path, TestBank.MASTER_KEY, "{\"rules\":[{\"fault\":\"error\",\"status\":418}]}");

            assertThat(own.get("/accounts").status()).isEqualTo(418);
            assertThat(own.get(path, TestBank.MASTER_KEY)
                            .json()
                            .at("/rules/0/status")
                            .intValue())
                    .isEqualTo(418);
            assertThat(own.send("PUT", "/admin/sandboxes/7/faults", TestBank.MASTER_KEY, "{}")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void theJavaClientSpeaksOfThem() {
        try (var client = MockbankClient.of(URI.create("http://127.0.0.1:" + bank.port()), sandbox.key())) {
            var wanted = new Faults(
                    4,
                    java.util.List.of(FaultRule.error(500, 3)
                            .on("GET", "/sums")
                            .withProbability("0.5")
                            .times(2)));

            assertThat(client.sandbox().faults().replace(wanted)).isEqualTo(wanted);
            assertThat(client.sandbox().faults().get()).isEqualTo(wanted);
            assertThat(client.sandbox()
                            .faults()
                            .replace(FaultPreset.FLAKY_MOBILE)
                            .rules())
                    .last()
                    .isEqualTo(FaultRule.latency(300, 3_000));
            client.sandbox().faults().delete();
            assertThat(client.sandbox().faults().get()).isEqualTo(Faults.NONE);
        }
    }
}
