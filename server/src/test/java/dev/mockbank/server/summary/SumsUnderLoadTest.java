package dev.mockbank.server.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestBank.Reply;
import dev.mockbank.server.TestPostgres;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.db.SandboxId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final String THREE_MONTHS = "month_from=2026-01&month_to=2026-03";

    private final String url = TestPostgres.freshDatabase();
    private final Queue<Booked> posted = new ConcurrentLinkedQueue<>();
    private final Queue<Long> open = new ConcurrentLinkedQueue<>();

    /// Accounts that someone has begun to close: what is done to them may be refused.
    private final Set<Long> closing = ConcurrentHashMap.newKeySet();

    private final Map<Act, AtomicInteger> carriedOut = new ConcurrentHashMap<>();

    /// What a client does to the bank.
    private enum Act {
        POST,
        POST_BATCH,
        TRANSFER,
        CHANGE,
        DELETE,
        CLOSE
    }

    /// A transaction that belongs to whoever has taken it from the queue.
    private record Booked(long id, long account) {}

    @Test
    void areExactAtEachMoment() throws Exception {
        try (var one = TestBank.on(url, Map.of());
                var other = TestBank.on(url, Map.of());
                var database = Database.of(DatabaseUrl.parse(url), 3, new SimpleMeterRegistry());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                open.add(one.newAccount("100"));
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
        assertThat(carriedOut).containsOnlyKeys(Act.values());
        assertThat(carriedOut.values())
                .as("%s", carriedOut)
                .allSatisfy(times -> assertThat(times).hasValueGreaterThan(5));
        SumsAudit.check(url);
        assertThat(TestPostgres.query(url, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
                .isEqualTo("0");
    }

    private void act(TestBank bank, Random random) {
        for (int round = 0; round < ROUNDS; round++) {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> post(bank, Act.POST, "/transactions", posting(random));
                case 4 -> post(bank, Act.POST_BATCH, "/transactions/batch", batch(random));
                case 5 -> post(bank, Act.TRANSFER, "/transfers", transfer(random));
                case 6, 7, 8 -> change(bank, random);
                case 9, 10 -> delete(bank);
                default -> {
                    if (random.nextInt(4) == 0) {
                        close(bank);
                    }
                }
            }
        }
    }

    private void post(TestBank bank, Act act, String path, Body body) {
        var reply = bank.post(path, body.json());
        if (reply.status() == 201) {
            remember(reply.json());
            count(act);
        } else {
            assertThat(reply.status()).as(reply.text()).isIn(404, 422);
            assertThat(closing).as(reply.text()).containsAnyElementsOf(body.accounts());
        }
    }

    private void change(TestBank bank, Random random) {
        var booked = posted.poll();
        if (booked != null) {
            var change = "{\"category\":" + anyCategory(random) + "}";
            if (succeeds(bank.patch("/transactions/" + booked.id(), change), 200, booked.account())) {
                posted.add(booked);
                count(Act.CHANGE);
            }
        }
    }

    private void delete(TestBank bank) {
        var booked = posted.poll();
        if (booked != null && succeeds(bank.delete("/transactions/" + booked.id()), 204, booked.account())) {
            count(Act.DELETE);
        }
    }

    private void close(TestBank bank) {
        open.add(bank.newAccount("5"));
        long account = open.remove();
        closing.add(account);
        assertThat(bank.delete("/accounts/" + account).status()).isEqualTo(204);
        count(Act.CLOSE);
    }

    /// Whether it was carried out; only what belongs to an account that is being closed may be gone.
    private boolean succeeds(Reply reply, int status, long account) {
        if (reply.status() != status) {
            assertThat(reply.status()).as(reply.text()).isEqualTo(404);
            assertThat(closing).contains(account);
        }
        return reply.status() == status;
    }

    private void count(Act act) {
        carriedOut.computeIfAbsent(act, _ -> new AtomicInteger()).incrementAndGet();
    }

    /// Of a transfer one leg: the other goes with it.
    private void remember(JsonNode booked) {
        if (booked.isArray()) {
            booked.forEach(this::remember);
        } else if (booked.has("transactions")) {
            remember(booked.get("transactions").get(0));
        } else {
            posted.add(new Booked(
                    booked.get("id").longValue(), booked.get("account_id").longValue()));
        }
    }

    /// The body of a request, and the accounts that it is about.
    private record Body(String json, List<Long> accounts) {}

    private Body posting(Random random) {
        long account = account(random);
        var month = 1 + random.nextInt(3);
        var json =
                "{\"account_id\":%d,\"amount\":%d.%02d,\"category\":%s,\"timestamp\":\"2026-%02d-28T22:00:00-0%d:00\"}"
                        .formatted(
                                account,
                                random.nextInt(-50, 50),
                                random.nextInt(100),
                                anyCategory(random),
                                month,
                                random.nextInt(6));
        return new Body(json, List.of(account));
    }

    private Body batch(Random random) {
        var postings = Stream.generate(() -> posting(random)).limit(3).toList();
        return new Body(
                postings.stream().map(Body::json).collect(Collectors.joining(",", "{\"transactions\":[", "]}")),
                postings.stream()
                        .flatMap(posting -> posting.accounts().stream())
                        .toList());
    }

    private Body transfer(Random random) {
        long from = account(random);
        long to = from;
        while (to == from) {
            to = account(random);
        }
        var json =
                "{\"from_account_id\":%d,\"to_account_id\":%d,\"amount\":1,\"category\":\"moved\"}".formatted(from, to);
        return new Body(json, List.of(from, to));
    }

    private long account(Random random) {
        var list = List.copyOf(open);
        return list.get(random.nextInt(list.size()));
    }

    private static String anyCategory(Random random) {
        return CATEGORIES[random.nextInt(CATEGORIES.length)];
    }

    private void rollUp(Database database, AtomicBoolean busy) {
        var rollUp = new RollUp(database);
        while (busy.get()) {
            rollUp.advance(SandboxId.MAIN);
        }
    }

    private void audit(AtomicBoolean busy) {
        while (busy.get()) {
            SumsAudit.check(url);
        }
    }

    /// What the API answers is what the rows come to.
    private void checkAnswers(TestBank bank) {
        var answered = new TreeSet<String>();
        for (var sum :
                bank.get("/sums?by=category&transfers=false&" + THREE_MONTHS).json()) {
            answered.add(
                    sum.get("category") + " " + sum.get("count") + " " + sum.get("income") + " " + sum.get("expense"));
        }
        assertThat(String.join(", ", answered))
                .isEqualTo(TestPostgres.query(
                        url,
                        "SELECT string_agg(line, ', ' ORDER BY line COLLATE \"C\") FROM ("
                                + "SELECT coalesce('\"' || category || '\"', 'null') || ' ' || count(*) || ' '"
                                + " || sum(greatest(amount, 0.00)) || ' ' || sum(least(amount, 0.00)) AS line"
                                + " FROM transactions WHERE transfer_id IS NULL AND account_id IN"
                                + " (SELECT id FROM accounts WHERE closed_id IS NULL) GROUP BY category) AS lines"));
        for (long account : open) {
            var balances = bank.get("/balances?account_id=" + account + "&date_from=2026-01-31&date_to=2026-03-01");
            assertThat(balances.json().get(0).get("balance").toString())
                    .isEqualTo(TestPostgres.query(
                            url,
                            "SELECT balance - coalesce((SELECT sum(amount) FROM transactions WHERE account_id IN (SELECT id FROM accounts WHERE closed_id IS NULL) AND account_id = a.id AND"
                                    + " timestamp >= '2026-02-01T00:00:00Z'), 0) FROM accounts a WHERE id = "
                                    + account));
        }
    }
}
