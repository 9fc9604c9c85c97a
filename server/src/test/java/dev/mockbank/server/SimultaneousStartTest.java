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
    private static final int ROUNDS = 4;

    @Test
    void onAnEmptyDatabase() {
        for (int round = 0; round < ROUNDS; round++) {
            startAllOn(TestPostgres.freshDatabase(), "1");
        }
    }

    @Test
    void onADatabaseOfTheReference() {
        for (int round = 0; round < ROUNDS / 2; round++) {
            var url = ReferenceDatabase.fresh();
            startAllOn(url, "0");
            assertThat(TestPostgres.query(url, "SELECT balance FROM accounts WHERE id = 1"))
                    .isEqualTo("1234.56");
        }
    }

    private static void startAllOn(String url, String firstVersion) {
        Queue<TestBank> banks = new ConcurrentLinkedQueue<>();
        try {
            Clients.act(SERVERS, _ -> banks.add(TestBank.on(url, Map.of())));

            assertThat(history(url, "min(version)")).isEqualTo(firstVersion);
            assertThat(history(url, "count(*) - count(DISTINCT version) FILTER (WHERE success)"))
                    .as("migrations that failed or ran twice")
                    .isEqualTo("0");
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

    private static String history(String url, String what) {
        return TestPostgres.query(url, "SELECT " + what + " FROM mockbank_schema_history");
    }
}
