package dev.mockbank.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A stranger who makes up keys.
final class UnknownKeysTest {

    private static final int CLIENTS = 32;
    private static final int REQUESTS_EACH = 50;
    private static final String ACQUIRED = "hikaricp_connections_acquire_seconds_count{pool=\"mockbank\"}";

    private static TestBank bank;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @Test
    void doesNotMakeTheDatabaseWork() throws Exception {
        var number = new AtomicInteger();
        long before = connectionsAcquired();
        long startNanos = System.nanoTime();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(clients.submit(() -> {
                    for (int more = REQUESTS_EACH; more > 0; more--) {
                        assertThat(bank.get("/accounts", "mb_" + number.incrementAndGet())
                                        .status())
                                .isEqualTo(401);
                    }
                }));
            }
            for (var client : all) {
                client.get();
            }
        }
        var elapsed = Duration.ofNanos(System.nanoTime() - startNanos);

        // Fifty look-ups a second at the most, and what the server does by itself.
        assertThat(connectionsAcquired() - before).isLessThan(100 + elapsed.toMillis() / 15);
        assertThat(number).hasValue(CLIENTS * REQUESTS_EACH);
    }

    @Test
    void isToldNoAtOnceTheSecondTime() {
        bank.get("/accounts", "mb_again");
        long before = connectionsAcquired();

        for (int i = 0; i < 50; i++) {
            assertThat(bank.get("/accounts", "mb_again").status()).isEqualTo(401);
        }

        assertThat(connectionsAcquired() - before).isLessThan(40);
    }

    private static long connectionsAcquired() {
        return bank.get("/metrics", TestBank.MASTER_KEY)
                .text()
                .lines()
                .filter(line -> line.startsWith(ACQUIRED))
                .map(line -> line.substring(ACQUIRED.length()).strip())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
