package dev.mockbank.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Await;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResetTest {

    private static final String CONFIRMED = "{\"confirm\":\"delete all accounts and transactions\"}";

    private String database;
    private TestBank bank;

    @BeforeEach
    void start() {
        database = TestPostgres.freshDatabase();
        bank = TestBank.on(database, Map.of());
    }

    @AfterEach
    void stop() {
        bank.close();
    }

    @Test
    void deletesAllAccountsAndTransactionsAndKeepsTheKeys() {
        long account = bank.newAccount("100");
        bank.newAccount("5");
        for (int i = 0; i < 3; i++) {
            post(bank, account);
        }
        bank.delete("/transactions/2");

        var reply = reset(CONFIRMED);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"accounts\":2,\"transactions\":2}");
        assertThat(bank.get("/accounts").text()).isEqualTo("[]");
        assertThat(bank.get("/transactions").text()).isEqualTo("[]");
        assertThat(post(bank, account)).isEqualTo(404);
        assertThat(reset(CONFIRMED).text()).isEqualTo("{\"accounts\":0,\"transactions\":0}");
    }

    @Test
    void neverUsesANumberTwice() {
        long before = bank.newAccount("1");

        reset(CONFIRMED);

        assertThat(bank.newAccount("1")).isGreaterThan(before);
    }

    @Test
    void leavesNoTableOfTheBooksOut() throws Exception {
        long account = bank.newAccount("100");
        post(bank, account);
        post(bank, account);
        bank.delete("/transactions/1");
        awaitSums();

        reset(CONFIRMED);

        try (var connection = TestPostgres.connect(database);
                var tables = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                var table = tables.getString("TABLE_NAME");
                if (!List.of("api_keys", "roll_ups", "sandboxes", "ledgers", "mockbank_schema_history")
                        .contains(table)) {
                    // The rows of the ledger before are deleted in the background.
                    Await.until(
                            60,
                            () -> TestPostgres.query(database, "SELECT count(*) FROM " + table)
                                    .equals("0"));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "{\"confirm\":null}", "{\"confirm\":true}", "{\"confirm\":\"yes\"}", "{\"confirm\":[]}"
            })
    void wantsToBeConfirmed(String body) {
        bank.newAccount("100");

        var reply = reset(body);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/detail/0/loc/1").stringValue()).isEqualTo("confirm");
        assertThat(reply.json().at("/detail/0/msg").stringValue())
                .isEqualTo("to delete everything, this must be \"delete all accounts and transactions\"");
        assertThat(bank.get("/accounts").json().size()).isEqualTo(1);
    }

    @Test
    void wantsTheMasterKey() {
        assertThat(bank.post("/admin/reset", CONFIRMED).status()).isEqualTo(403);
    }

    @Test
    void forgetsTheDemoDataThatItDeletes() throws Exception {
        bank.post("/admin/demo-data", TestBank.MASTER_KEY, "{\"transactions\":100,\"until\":\"2025-12-31\"}");
        while (demoState().equals("running")) {
            Thread.sleep(10);
        }

        assertThat(reset(CONFIRMED).text()).isEqualTo("{\"accounts\":1,\"transactions\":100}");

        assertThat(demoState()).isEqualTo("none");
    }

    /// Whatever was acknowledged was there to be deleted; what came later found no account.
    @Test
    void isSafeAgainstPostingsAndReadsInFlightOnTwoServers() throws Exception {
        var answers = new ConcurrentHashMap<Integer, AtomicInteger>();
        Set<Integer> read = ConcurrentHashMap.newKeySet();
        try (var other = TestBank.on(database, Map.of());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long account = bank.newAccount("0");
            for (int client = 0; client < 12; client++) {
                var server = client % 2 == 0 ? bank : other;
                int kind = client % 4 / 2;
                threads.execute(() -> {
                    for (int status = 0; status != 404; ) {
                        status = kind == 0 ? post(server, account) : batch(server, account);
                        answers.computeIfAbsent(status, _ -> new AtomicInteger())
                                .addAndGet(kind == 0 ? 1 : 2);
                        read.add(server.get("/transactions?limit=10").status());
                        read.add(server.get("/sums").status());
                        read.add(server.get("/transactions?q=x").status());
                    }
                });
            }
            while (answers.getOrDefault(201, new AtomicInteger()).get() < 100) {
                Thread.sleep(5);
            }

            var deleted = reset(CONFIRMED);
            threads.shutdown();
            assertThat(threads.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();

            assertThat(read).containsOnly(200);
            assertThat(answers.keySet()).containsExactlyInAnyOrder(201, 404);
            assertThat(deleted.json().get("transactions").intValue())
                    .isEqualTo(answers.getOrDefault(201, new AtomicInteger()).get());
        }
    }

    private TestBank.Reply reset(String body) {
        return bank.post("/admin/reset", TestBank.MASTER_KEY, body);
    }

    private String demoState() {
        return bank.get("/admin/demo-data", TestBank.MASTER_KEY)
                .json()
                .get("state")
                .stringValue();
    }

    /// They follow the books in the background.
    private void awaitSums() throws InterruptedException {
        while (TestPostgres.query(database, "SELECT count(*) FROM monthly_sums").equals("0")) {
            Thread.sleep(10);
        }
    }

    private static int post(TestBank bank, long account) {
        return bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":1}")
                .status();
    }

    /// A batch names the account that is missing with 422.
    private static int batch(TestBank bank, long account) {
        var posting = "{\"account_id\":" + account + ",\"amount\":1}";
        int status = bank.post("/transactions/batch", "{\"transactions\":[" + posting + "," + posting + "]}")
                .status();
        return status == 422 ? 404 : status;
    }
}
