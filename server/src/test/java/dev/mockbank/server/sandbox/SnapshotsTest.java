package dev.mockbank.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import dev.mockbank.server.summary.SumsAudit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A sandbox goes back to its snapshots exactly, and copies of it are like it.
@Tag("database")
final class SnapshotsTest {

    /// Whatever a client can read of a bank.
    private static final List<String> READS = List.of(
            "/accounts",
            "/transactions?limit=1000",
            "/transactions?q=coffee",
            "/transactions/count",
            "/sums?by=category",
            "/sums?by=month",
            "/balances",
            "/sandbox/faults",
            "/categories");

    private static final String URL = TestPostgres.freshDatabase();
    private static TestBank bank;
    private String key = "";
    private int sandbox;

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
        var made = bank.post("/admin/sandboxes", TestBank.MASTER_KEY, "{\"name\":\"demo\",\"key\":true}")
                .json();
        key = made.get("api_key").asString();
        sandbox = made.get("id").intValue();
        fill();
    }

    @Test
    void theWayBackIsExact() {
        var start = everything(key);
        assertThat(snapshot("start").status()).isEqualTo(201);
        assertThat(snapshot("start").status()).isEqualTo(409);
        spoil();
        assertThat(everything(key)).isNotEqualTo(start);

        var reset = bank.post("/sandbox/reset", key, "{\"to\":\"start\"}");

        assertThat(reset.status()).as(reset.text()).isEqualTo(200);
        assertThat(everything(key)).isEqualTo(start);
        checkBooks();
        // What comes later gets the numbers that it got the first time.
        assertThat(posted("1")).isEqualTo(7);
        assertThat(bank.post("/sandbox/reset", key, "{\"to\":\"start\"}").status())
                .isEqualTo(200);
        assertThat(posted("1")).isEqualTo(7);
        assertThat(repeated().header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void anEmptiedSandboxBeginsAtOneAgain() {
        assertThat(bank.post("/sandbox/reset", key, "{}")
                        .json()
                        .get("transactions")
                        .intValue())
                .isEqualTo(4);

        assertThat(bank.get("/accounts", key).text()).isEqualTo("[]");
        fill();
        assertThat(bank.get("/accounts", key).json().get(0).get("id").intValue())
                .isEqualTo(1);
        assertThat(posted("1")).isEqualTo(7);
        checkBooks();
    }

    @Test
    void mainNeverUsesANumberTwice() {
        long account = bank.newAccount("0");
        var body = "{\"account_id\":" + account + ",\"amount\":1}";
        bank.post("/admin/sandboxes/1/snapshots", TestBank.MASTER_KEY, "{\"name\":\"main-start\"}");
        long last = bank.post("/transactions", body).json().get("id").longValue();
        long lastAccount = bank.newAccount("0");

        bank.post("/admin/sandboxes/1/reset", TestBank.MASTER_KEY, "{\"to\":\"main-start\"}");

        assertThat(bank.post("/transactions", body).json().get("id").longValue())
                .isGreaterThan(last);
        assertThat(bank.newAccount("0")).isGreaterThan(lastAccount);
    }

    @Test
    void aForkIsLikeItsSourceAndGoesItsOwnWay() {
        var fork = bank.post(
                        "/admin/sandboxes",
                        TestBank.MASTER_KEY,
                        "{\"name\":\"fork\",\"from\":" + sandbox + ",\"key\":true}")
                .json();
        var forkKey = fork.get("api_key").asString();

        assertThat(fork.get("transactions").intValue()).isEqualTo(4);
        assertThat(everything(forkKey)).isEqualTo(everything(key));
        var before = everything(key);
        bank.post("/transactions", forkKey, "{\"account_id\":1,\"amount\":1}");
        bank.send("DELETE", "/transactions/1", forkKey, null);
        assertThat(everything(key)).isEqualTo(before);
        checkBooks();
    }

    @Test
    void aSnapshotIsForkedAndDeleted() {
        var start = everything(key);
        snapshot("start");
        spoil();
        var body = "{\"name\":\"second\",\"from\":{\"sandbox_id\":%d,\"snapshot\":\"start\"},\"key\":true}"
                .formatted(sandbox);
        var forkKey = bank.post("/admin/sandboxes", TestBank.MASTER_KEY, body)
                .json()
                .get("api_key")
                .asString();
        assertThat(everything(forkKey)).isEqualTo(start);

        assertThat(bank.get("/sandbox/snapshots", key)
                        .json()
                        .get(0)
                        .get("transactions")
                        .intValue())
                .isEqualTo(4);
        assertThat(bank.send("DELETE", "/sandbox/snapshots/start", key, null).status())
                .isEqualTo(204);
        assertThat(bank.send("DELETE", "/sandbox/snapshots/start", key, null).status())
                .isEqualTo(404);
        assertThat(bank.post("/sandbox/reset", key, "{\"to\":\"start\"}").status())
                .isEqualTo(404);
        assertThat(bank.get("/sandbox/snapshots", key).text()).isEqualTo("[]");
    }

    @Test
    void resetsThatRaceWithPostingsLeaveExactBooks() throws Exception {
        snapshot("start");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var acts = IntStream.range(0, 60)
                    .<Callable<Integer>>mapToObj(i -> () -> i % 6 == 0
                            ? bank.post("/sandbox/reset", key, "{\"to\":\"start\"}")
                                    .status()
                            : bank.post("/transactions", key, "{\"account_id\":1,\"amount\":1}")
                                    .status())
                    .toList();
            for (var act : threads.invokeAll(acts)) {
                assertThat(act.get()).isIn(200, 201, 409);
            }
        }
        checkBooks();
        bank.post("/sandbox/reset", key, "{\"to\":\"start\"}");
        assertThat(posted("1")).isEqualTo(7);
    }

    /// Two accounts, four transactions of which one was edited, and one that was deleted.
    private void fill() {
        bank.post("/accounts", key, "{\"name\":\"a\",\"type\":\"checking\",\"balance\":10}");
        bank.post("/accounts", key, "{\"name\":\"b\",\"type\":\"savings\"}");
        bank.post(
                "/transactions",
                key,
                "{\"account_id\":1,\"amount\":-3.5,\"category\":\"food\",\"description\":\"coffee\",\"timestamp\":\"2024-02-03T10:00:00Z\"}");
        bank.post("/transactions", key, "{\"account_id\":1,\"amount\":5,\"timestamp\":\"2024-01-03T10:00:00Z\"}");
        repeated();
        bank.post("/transfers", key, "{\"from_account_id\":1,\"to_account_id\":2,\"amount\":2}");
        bank.send("DELETE", "/transactions/2", key, null);
        bank.send("PUT", "/sandbox/faults", key, "{\"seed\":3,\"rules\":[{\"path\":\"/x\",\"fault\":\"truncate\"}]}");
    }

    private TestBank.Reply repeated() {
        return bank.send(
                "POST",
                "/transactions",
                key,
                "{\"account_id\":2,\"amount\":7,\"category\":\"gift\",\"timestamp\":\"2024-01-05T10:00:00Z\"}",
                Map.of("Content-Type", "application/json", "Idempotency-Key", "gift"));
    }

    private void spoil() {
        bank.send("PUT", "/sandbox/faults", key, "{\"seed\":4,\"rules\":[{\"path\":\"/y\",\"fault\":\"truncate\"}]}");
        bank.send("PATCH", "/transactions/1", key, "{\"category\":\"spoilt\",\"description\":\"tea\"}");
        bank.send("DELETE", "/transactions/3", key, null);
        posted("100");
        bank.post("/accounts", key, "{\"name\":\"c\",\"type\":\"savings\"}");
        bank.send("DELETE", "/accounts/2", key, null);
    }

    private int posted(String amount) {
        return bank.post("/transactions", key, "{\"account_id\":1,\"amount\":\"" + amount + "\"}")
                .json()
                .get("id")
                .intValue();
    }

    private TestBank.Reply snapshot(String name) {
        return bank.post("/sandbox/snapshots", key, "{\"name\":\"" + name + "\"}");
    }

    private static String everything(String key) {
        return READS.stream().map(path -> bank.get(path, key).text()).collect(Collectors.joining("\n"));
    }

    private void checkBooks() {
        SumsAudit.check(URL, sandbox);
    }
}
