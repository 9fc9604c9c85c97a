package dev.mockbank.server.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.DatabaseUrl;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Postings, changes and deletions on two servers, while both roll up as fast as they can: at each moment the sums,
/// with what they do not hold yet, are those of the transactions.
@Tag("database")
@Timeout(120)
class SumsUnderLoadTest {

    private static final int CLIENTS = 12;
    private static final int ROUNDS = 60;
    private static final long SEED = 20261122;
    private static final String[] CATEGORIES = {"\"a\"", "\"b\"", "\"\"", "null"};

    private final String url = TestPostgres.freshDatabase();
    private final Queue<Long> posted = new ConcurrentLinkedQueue<>();
    private final Queue<Long> accounts = new ConcurrentLinkedQueue<>();

    @Test
    void areExactAtEachMoment() throws Exception {
        try (var one = TestBank.on(url, Map.of());
                var other = TestBank.on(url, Map.of());
                var database = Database.of(DatabaseUrl.parse(url), 3, new SimpleMeterRegistry());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                accounts.add(one.newAccount("100"));
            }
            var busy = new AtomicBoolean(true);
            var watchers = List.of(
                    threads.submit(() -> rollUp(database, busy)),
                    threads.submit(() -> rollUp(database, busy)),
                    threads.submit(() -> audit(busy)));
            var clients = new ArrayList<Future<?>>();
            for (int number = 0; number < CLIENTS; number++) {
                var bank = number % 2 == 0 ? one : other;
                var random = new Random(SEED + number);
                clients.add(threads.submit(() -> act(bank, random)));
            }
            try {
                for (var client : clients) {
                    client.get();
                }
            } finally {
                busy.set(false);
            }
            for (var watcher : watchers) {
                watcher.get();
            }
            checkAnswers(one);
            checkAnswers(other);
        }
        SumsAudit.check(url);
        assertThat(TestPostgres.query(url, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
                .isEqualTo("0");
    }

    private void act(TestBank bank, Random random) {
        for (int round = 0; round < ROUNDS; round++) {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> post(bank, "/transactions", posting(random));
                case 4 -> post(bank, "/transactions/batch", batch(random));
                case 5 -> post(bank, "/transfers", transfer(random));
                case 6, 7, 8 -> {
                    var id = posted.peek();
                    var change = "{\"category\":" + CATEGORIES[random.nextInt(CATEGORIES.length)] + "}";
                    assertThat(bank.patch("/transactions/" + id, change).status())
                            .isIn(200, 404, 422);
                }
                case 9, 10 -> {
                    var id = posted.poll();
                    assertThat(bank.delete("/transactions/" + id).status()).isIn(204, 404, 422);
                }
                default -> {
                    if (random.nextInt(4) == 0) {
                        accounts.add(bank.newAccount("5"));
                        assertThat(bank.delete("/accounts/" + accounts.poll()).status())
                                .isIn(204, 404);
                    }
                }
            }
        }
    }

    private void post(TestBank bank, String path, String body) {
        var reply = bank.post(path, body);
        assertThat(reply.status()).as(reply.text()).isIn(201, 404, 422);
        if (reply.status() == 201) {
            remember(reply.json());
        }
    }

    private void remember(JsonNode booked) {
        if (booked.isArray()) {
            booked.forEach(this::remember);
        } else {
            posted.add(booked.get("id").longValue());
        }
    }

    private String posting(Random random) {
        var month = 1 + random.nextInt(3);
        return "{\"account_id\":%d,\"amount\":%d.%02d,\"category\":%s,\"timestamp\":\"2026-%02d-28T22:00:00-0%d:00\"}"
                .formatted(
                        account(random),
                        random.nextInt(-50, 50),
                        random.nextInt(100),
                        CATEGORIES[random.nextInt(CATEGORIES.length)],
                        month,
                        random.nextInt(6));
    }

    private String batch(Random random) {
        return "{\"transactions\":[" + posting(random) + "," + posting(random) + "," + posting(random) + "]}";
    }

    private String transfer(Random random) {
        return "{\"from_account_id\":%d,\"to_account_id\":%d,\"amount\":1,\"category\":\"moved\"}"
                .formatted(account(random), account(random));
    }

    private long account(Random random) {
        var list = List.copyOf(accounts);
        return list.get(random.nextInt(list.size()));
    }

    private void rollUp(Database database, AtomicBoolean busy) {
        var rollUp = new RollUp(database);
        while (busy.get()) {
            rollUp.advance();
        }
    }

    private void audit(AtomicBoolean busy) {
        while (busy.get()) {
            SumsAudit.check(url);
        }
    }

    /// What the API answers is what the rows come to.
    private void checkAnswers(TestBank bank) throws ExecutionException {
        var total = bank.get("/sums?by=category&month_from=2026-01&month_to=2026-03&transfers=false");
        for (var sum : total.json()) {
            var category = sum.get("category").isNull()
                    ? "IS NULL"
                    : "= '" + sum.get("category").stringValue() + "'";
            assertThat(TestPostgres.query(
                            url,
                            "SELECT count(*) || ' ' || sum(greatest(amount, 0.00)) || ' ' || sum(least(amount, 0.00))"
                                    + " FROM transactions WHERE transfer_id IS NULL AND category " + category))
                    .isEqualTo(sum.get("count") + " " + sum.get("income") + " " + sum.get("expense"));
        }
        for (long account : accounts) {
            var balances = bank.get("/balances?account_id=" + account + "&date_from=2026-01-31&date_to=2026-03-01");
            assertThat(balances.json().get(0).get("balance").toString())
                    .isEqualTo(TestPostgres.query(
                            url,
                            "SELECT balance - coalesce((SELECT sum(amount) FROM transactions WHERE account_id = a.id AND"
                                    + " timestamp >= '2026-02-01T00:00:00Z'), 0) FROM accounts a WHERE id = "
                                    + account));
        }
    }
}
