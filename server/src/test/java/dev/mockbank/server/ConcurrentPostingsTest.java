package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank.Reply;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Many clients at once, on one server and on two that share a database: no update is lost, whatever the order.
@Tag("database")
class ConcurrentPostingsTest {

    private static final int CLIENTS = 16;
    private static final int ROUNDS = 25;
    private static final String OPENING = "1000.01";

    private final String url = TestPostgres.freshDatabase();
    private List<TestBank> banks = List.of();

    @BeforeEach
    void startTwoServers() {
        banks = List.of(TestBank.on(url, Map.of()), TestBank.on(url, Map.of()));
    }

    @AfterEach
    void stop() {
        banks.forEach(TestBank::close);
        Books.hadNoDeadlock(url);
    }

    @Test
    void oneServerKeepsEveryUpdateOfConcurrentPostingsAndDeletesToOneAccount() {
        long account = banks.getFirst().newAccount(OPENING);

        Clients.act(CLIENTS, client -> postAndDelete(banks.getFirst(), new long[] {account}));

        assertThat(Books.transactions(url, account)).isEqualTo(CLIENTS * (ROUNDS - ROUNDS / 3));
        Books.balance(url, account, OPENING);
    }

    @Test
    void twoServersKeepEveryUpdateOfConcurrentPostingsAndDeletesToOneAccount() {
        long account = banks.getFirst().newAccount(OPENING);

        Clients.act(CLIENTS, client -> postAndDelete(bank(client), new long[] {account}));

        assertThat(Books.transactions(url, account)).isEqualTo(CLIENTS * (ROUNDS - ROUNDS / 3));
        Books.balance(url, account, OPENING);
        var shown = "/accounts/" + account;
        assertThat(bank(0).get(shown).json()).isEqualTo(bank(1).get(shown).json());
    }

    @Test
    void twoServersKeepEveryUpdateOfConcurrentPostingsAndDeletesToManyAccounts() {
        var accounts = accounts(12);

        Clients.act(CLIENTS, client -> postAndDelete(bank(client), accounts));

        for (long account : accounts) {
            Books.balance(url, account, OPENING);
        }
        assertThat(TestPostgres.query(url, "SELECT count(*) FROM transactions"))
                .isEqualTo(Integer.toString(CLIENTS * (ROUNDS - ROUNDS / 3)));
    }

    @Test
    void aTransactionIsDeletedOnceHoweverManyClientsDeleteIt() {
        long account = banks.getFirst().newAccount(OPENING);
        var ids = IntStream.range(0, 20)
                .mapToLong(i -> id(bank(i).post("/transactions", Books.posting(account, "-3.33", "to be deleted"))))
                .toArray();
        var deletions = new AtomicInteger();

        Clients.act(8, client -> {
            for (long id : ids) {
                int status = bank(client).delete("/transactions/" + id).status();
                assertThat(status).isIn(204, 404);
                deletions.addAndGet(status == 204 ? 1 : 0);
            }
        });

        assertThat(deletions).hasValue(ids.length);
        assertThat(Books.transactions(url, account)).isZero();
        Books.balance(url, account, OPENING);
    }

    @Test
    void accountsCanBeClosedWhilePostingsDeletesAndChangesArrive() {
        var accounts = accounts(10);
        var closing = IntStream.range(0, accounts.length)
                .filter(i -> i % 2 == 0)
                .mapToObj(i -> accounts[i])
                .toList();
        Queue<Long> posted = new ConcurrentLinkedQueue<>();
        var booked = new AtomicInteger();
        var closed = new AtomicInteger();

        Clients.act(CLIENTS, client -> {
            if (client < 2) {
                closed.addAndGet(close(bank(client), closing, booked));
            } else {
                disturb(bank(client), accounts, closing, posted, booked);
            }
        });

        assertThat(closed).as("each account is closed once").hasValue(accounts.length / 2);
        for (int i = 0; i < accounts.length; i++) {
            if (i % 2 == 0) {
                var late = bank(i).post("/transactions", Books.posting(accounts[i], "1", "late"));
                assertThat(late.status()).isEqualTo(404);
                long gone = accounts[i];
                Await.until(60, () -> Books.transactions(url, gone) == 0);
            } else {
                Books.balance(url, accounts[i], OPENING);
            }
        }
    }

    @Test
    void aBalanceAtItsEdgeTakesExactlyWhatFits() {
        long account = banks.getFirst().newAccount("9999999999999989.99");
        var accepted = new AtomicInteger();

        Clients.act(CLIENTS, client -> {
            for (int i = 0; i < 3; i++) {
                var reply = bank(client).post("/transactions", Books.posting(account, "1.00", "edge"));
                assertThat(reply.status()).as(reply.text()).isIn(201, 422);
                accepted.addAndGet(reply.status() == 201 ? 1 : 0);
            }
        });

        assertThat(accepted).hasValue(10);
        assertThat(bank(0).get("/accounts/" + account).text()).contains("9999999999999999.99");
        Books.balance(url, account, "9999999999999989.99");
    }

    /// Every third posting is deleted again, another one gets a new category.
    private static void postAndDelete(TestBank bank, long[] accounts) {
        for (int round = 1; round <= ROUNDS; round++) {
            var reply = bank.post("/transactions", Books.posting(anyOf(accounts), amount(), "round " + round));
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            var path = "/transactions/" + id(reply);
            if (round % 3 == 0) {
                assertThat(bank.delete(path).status()).isEqualTo(204);
            } else if (round % 3 == 1) {
                assertThat(bank.patch(path, "{\"category\":\"changed\"}").status())
                        .isEqualTo(200);
            }
        }
    }

    /// Whatever a client may do with accounts that others close in between.
    private static void disturb(
            TestBank bank, long[] accounts, List<Long> closing, Queue<Long> posted, AtomicInteger booked) {
        for (int round = 0; round < ROUNDS; round++) {
            long account = anyOf(accounts);
            var reply = bank.post("/transactions", Books.posting(account, amount(), "disturbed"));
            if (reply.status() == 201) {
                posted.add(id(reply));
                booked.incrementAndGet();
            } else {
                assertThat(reply.status()).as(reply.text()).isEqualTo(404);
                assertThat(closing).contains(account);
            }
            var other = posted.peek();
            if (other != null) {
                var path = "/transactions/" + other;
                assertThat(bank.patch(path, "{\"description\":\"x\"}").status()).isIn(200, 404);
                assertThat(bank.patch("/accounts/" + anyOf(accounts), "{\"name\":\"x\"}")
                                .status())
                        .isIn(200, 404);
                if (round % 3 == 0) {
                    assertThat(bank.delete(path).status()).isIn(204, 404);
                    posted.remove(other);
                }
            }
        }
    }

    /// One after another, each while the others post.
    private static int close(TestBank bank, List<Long> accounts, AtomicInteger booked) {
        int closed = 0;
        for (long account : accounts) {
            int before = booked.get();
            Await.until(30, () -> booked.get() >= before + CLIENTS);
            int status = bank.delete("/accounts/" + account).status();
            assertThat(status).isIn(204, 404);
            closed += status == 204 ? 1 : 0;
        }
        return closed;
    }

    private TestBank bank(int client) {
        return banks.get(client % banks.size());
    }

    private long[] accounts(int count) {
        return LongStream.range(0, count)
                .map(i -> banks.getFirst().newAccount(OPENING))
                .toArray();
    }

    private static long anyOf(long[] accounts) {
        return accounts[ThreadLocalRandom.current().nextInt(accounts.length)];
    }

    private static String amount() {
        return java.math.BigDecimal.valueOf(ThreadLocalRandom.current().nextLong(-99_999, 99_999), 2)
                .toPlainString();
    }

    private static long id(Reply reply) {
        return reply.json().get("id").longValue();
    }
}
