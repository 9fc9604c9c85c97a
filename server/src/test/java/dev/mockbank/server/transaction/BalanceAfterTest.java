package dev.mockbank.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Pages;
import dev.mockbank.server.TestBank;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class BalanceAfterTest {

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
    void isTheBalanceRightAfterThePosting() {
        long account = bank.newAccount("10.00");

        assertThat(post(account, "5", "").get("balance_after").decimalValue()).isEqualByComparingTo("15");
        assertThat(post(account, "-1.5", "").get("balance_after").decimalValue())
                .isEqualByComparingTo("13.5");
    }

    @Test
    void followsTheOrderOfBookingForBackDatedRows() {
        long account = bank.newAccount("0");
        post(account, "5", "");
        post(account, "3", ",\"timestamp\":\"2020-01-01T00:00:00Z\"");

        assertThat(inOrderOfBooking(account))
                .map(row -> row.get("balance_after").decimalValue())
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .containsExactly(new BigDecimal("5"), new BigDecimal("8"));
    }

    @Test
    void sortsTheListAsItIsAfterADeletion() {
        long account = bank.newAccount("0");
        long first = post(account, "100", "").get("id").longValue();
        for (var amount : List.of("-70", "50", "-20", "5")) {
            post(account, amount, "");
        }
        assertThat(bank.delete("/transactions/" + first).status()).isEqualTo(204);

        assertThat(balances("/transactions?account_id=" + account + "&sort=balance_after"))
                .containsExactly("-20.00", "-35.00", "-40.00", "-70.00");
        assertThat(balances("/transactions?account_id=" + account + "&sort=balance_after&order=asc"))
                .containsExactly("-70.00", "-40.00", "-35.00", "-20.00");
    }

    @Test
    void isRightForEveryRowAfterAnyDeletionsAndPostingsAtOnce() throws Exception {
        long account = bank.newAccount("1000.00");
        var random = new Random(20261122);
        var ids = new ArrayList<Long>();
        for (int round = 0; round < 4; round++) {
            List<Callable<Void>> requests = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                var amount = Integer.toString(random.nextInt(-500, 500));
                requests.add(() -> {
                    post(account, amount, "");
                    return null;
                });
            }
            for (int i = 0; i < 6 && !ids.isEmpty(); i++) {
                long id = ids.remove(random.nextInt(ids.size()));
                requests.add(() -> {
                    assertThat(bank.delete("/transactions/" + id).status()).isEqualTo(204);
                    return null;
                });
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var future : threads.invokeAll(requests)) {
                    future.get();
                }
            }
            ids.clear();
            inOrderOfBooking(account).forEach(row -> ids.add(row.get("id").longValue()));
            assertEachIsTheSumSoFar(account, new BigDecimal("1000"));
        }
    }

    private static void assertEachIsTheSumSoFar(long account, BigDecimal opening) {
        var sum = opening;
        for (var row : inOrderOfBooking(account)) {
            sum = sum.add(row.get("amount").decimalValue());
            assertThat(row.get("balance_after").decimalValue())
                    .as(row.toString())
                    .isEqualByComparingTo(sum);
            var alone = (ObjectNode) bank.get("/transactions/" + row.get("id")).json();
            assertThat(alone.set("running_balance", row.get("running_balance"))).isEqualTo(row);
        }
        assertThat(bank.get("/accounts/" + account).json().get("balance").decimalValue())
                .isEqualByComparingTo(sum);
    }

    /// Of all pages, with a row on each.
    private static List<String> balances(String path) {
        var balances = new ArrayList<String>();
        for (var next = Optional.of(path + "&limit=1"); next.isPresent(); ) {
            var page = bank.get(next.get());
            page.json()
                    .forEach(row -> balances.add(
                            row.get("balance_after").decimalValue().setScale(2).toPlainString()));
            next = Pages.next(page);
        }
        return balances;
    }

    private static JsonNode post(long account, String amount, String more) {
        var reply = bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":" + amount + more + "}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    private static List<JsonNode> inOrderOfBooking(long account) {
        return bank.get("/transactions?limit=1000&account_id=" + account)
                .json()
                .valueStream()
                .sorted(java.util.Comparator.comparingLong(row -> row.get("id").longValue()))
                .toList();
    }
}
