package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Several servers start at the same moment on one database: the migrations run once, and all servers answer.
@Tag("database")
class SimultaneousStartTest {

    private static final int SERVERS = 4;
    private static final int ROUNDS = Integer.getInteger("rounds", 4);

    @Test
    void onAnEmptyDatabase() {
        for (int round = 0; round < ROUNDS; round++) {
            startAllOn(TestPostgres.freshDatabase(), migrations());
        }
    }

    @Test
    void onADatabaseOfTheReference() {
        for (int round = 0; round < ROUNDS / 2; round++) {
            var url = ReferenceDatabase.fresh();
            startAllOn(url, "0," + migrations());
            assertThat(TestPostgres.query(url, "SELECT balance FROM accounts WHERE id = 1"))
                    .isEqualTo("1234.56");
        }
    }

    /// What one server alone does on an empty database.
    private static String migrations() {
        var url = TestPostgres.freshDatabase();
        TestBank.on(url, Map.of()).close();
        return history(url);
    }

    private static String history(String url) {
        return TestPostgres.query(
                url,
                "SELECT string_agg(version, ',' ORDER BY installed_rank) FROM mockbank_schema_history WHERE success");
    }

    private static void startAllOn(String url, String versions) {
        Queue<TestBank> banks = new ConcurrentLinkedQueue<>();
        try {
            Clients.act(SERVERS, _ -> banks.add(TestBank.on(url, Map.of())));

            assertThat(history(url)).isEqualTo(versions);
            for (var bank : banks) {
                long account = bank.newAccount("5.00");
                assertThat(bank.post("/transactions", Books.posting(account, "1.00", "first"))
                                .status())
                        .isEqualTo(201);
            }
        } finally {
            banks.forEach(TestBank::close);
        }
        Books.hadNoDeadlock(url);
    }
}
