package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reads that take very long, of one key, do not hold up the others, and are no outage.
final class SlowReadsTest {

    private static final int READS = 20;

    /// What a posting or a look-up takes at most beside them, with room for a busy machine.
    private static final Duration BOUND = Duration.ofSeconds(2);

    private final String database = TestPostgres.freshDatabase();
    private final LogRecords log = LogRecords.of("mockbank.db");
    private TestBank bank;
    private String slow;
    private long account;

    @BeforeEach
    void start() {
        bank = TestBank.on(database, Map.of());
        slow = bank.newKey();
        account = bank.newAccount("0");
    }

    @AfterEach
    void stop() {
        bank.close();
        log.close();
    }

    @Test
    void thatNeverEndAreCutShortAndHoldUpNobody() throws Exception {
        SlowSums.in(database);
        var replies = new ArrayList<Future<Reply>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int read = 0; read < READS; read++) {
                replies.add(threads.submit(() -> bank.get("/sums", slow)));
            }
            for (int act = 0; act < 50; act++) {
                assertThat(within(() -> post(bank.key())).status()).isEqualTo(201);
                assertThat(within(() -> bank.get("/accounts/" + account)).status())
                        .isEqualTo(200);
                assertThat(within(() -> bank.get("/transactions?limit=10")).status())
                        .isEqualTo(200);
                assertThat(within(() -> bank.get("/health/ready")).status()).isEqualTo(200);
                assertThat(within(() -> post(slow)).status()).isEqualTo(201);
            }
        }
        var statuses = new ArrayList<Integer>();
        for (var reply : replies) {
            statuses.add(reply.get().status());
            if (reply.get().status() == 422) {
                assertThat(reply.get().json().get("detail").stringValue())
                        .isEqualTo("This takes longer than the 5 seconds that a read may take: ask for less, such as"
                                + " one account or a shorter period");
                assertThat(reply.get().header("Retry-After")).isEmpty();
            } else {
                assertThat(reply.get().header("Retry-After")).isPresent();
            }
        }
        assertThat(statuses).containsOnly(422, 429).contains(422);
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void ofALargeBankLeavePostingsTheirTime() throws Exception {
        TestPostgres.execute(
                database,
                "INSERT INTO transactions (ledger_id, id, account_id, amount, timestamp, total_after) SELECT 1, i, "
                        + account + ", CASE WHEN i % 30000 = 0 THEN 9000 ELSE 1.25 END, now(), 0"
                        + " FROM generate_series(1, 300000) i");
        var ends = new AtomicBoolean();
        var reads = new ArrayList<Future<List<Integer>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int reader = 0; reader < READS; reader++) {
                reads.add(threads.submit(() -> {
                    var statuses = new ArrayList<Integer>();
                    while (!ends.get()) {
                        statuses.add(bank.get("/transactions?amount_min=9000&limit=50", slow)
                                .status());
                    }
                    return statuses;
                }));
            }
            for (int posting = 0; posting < 100; posting++) {
                assertThat(within(() -> post(bank.key())).status()).isEqualTo(201);
            }
            ends.set(true);
        }
        for (var read : reads) {
            assertThat(read.get()).isNotEmpty().containsOnly(200);
        }
        assertThat(log.warnings()).isEmpty();
    }

    private Reply post(String key) {
        return bank.post("/transactions", key, Books.posting(account, "0.01", "beside slow reads"));
    }

    private static Reply within(Supplier<Reply> request) {
        long startNanos = System.nanoTime();
        var reply = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(BOUND);
        return reply;
    }
}
