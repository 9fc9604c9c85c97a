package dev.mockbank.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TransferTest {

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
    void movesMoneyByTwoTransactionsThatNameEachOther() {
        long from = bank.newAccount("100");
        long to = bank.newAccount("5");

        var reply = transfer(from, to, "30.50");

        assertThat(reply.status()).isEqualTo(201);
        var transfer = reply.json();
        assertThat(transfer.get("from_account_id").longValue()).isEqualTo(from);
        assertThat(transfer.get("to_account_id").longValue()).isEqualTo(to);
        assertThat(transfer.get("amount").decimalValue()).isEqualByComparingTo("30.50");
        var legs = transfer.get("transactions");
        assertThat(legs.get(0).get("amount").decimalValue()).isEqualByComparingTo("-30.50");
        assertThat(legs.get(1).get("amount").decimalValue()).isEqualByComparingTo("30.50");
        assertThat(legs.valueStream().map(leg -> leg.get("transfer_id")))
                .containsOnly(transfer.get("id"))
                .hasSize(2);
        assertThat(List.of(balance(from), balance(to))).containsExactly("69.50", "35.50");
        assertThat(bank.get("/transfers/" + transfer.get("id")).json()).isEqualTo(transfer);
        assertThat(bank.get("/transactions/" + legs.get(1).get("id")).json()).isEqualTo(legs.get(1));
    }

    @Test
    void goesWholeWhenOneOfItsTransactionsIsDeleted() {
        long from = bank.newAccount("100");
        long to = bank.newAccount("0");
        var transfer = transfer(from, to, "10").json();
        var later = bank.post("/transactions", "{\"account_id\":" + to + ",\"amount\":1}")
                .json();

        var second = transfer.get("transactions").get(1).get("id");
        assertThat(bank.delete("/transactions/" + second).status()).isEqualTo(204);

        assertThat(bank.get("/transfers/" + transfer.get("id")).status()).isEqualTo(404);
        assertThat(bank.get("/transactions?account_id=" + from).json().size()).isZero();
        assertThat(List.of(balance(from), balance(to))).containsExactly("100.00", "1.00");
        assertThat(bank.get("/transactions/" + later.get("id"))
                        .json()
                        .get("balance_after")
                        .decimalValue())
                .isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "0,    value_error.number.not_gt, amount",
        "-1,   value_error.number.not_gt, amount",
        "0.001, value_error.number.not_gt, amount",
        "true, type_error.decimal, amount",
    })
    void wantsAnAmountAboveZero(String amount, String type, String field) {
        long from = bank.newAccount("100");
        long to = bank.newAccount("0");

        var reply = transfer(from, to, amount);

        assertThat(reply.status()).isEqualTo(422);
        var error = reply.json().get("detail").get(0);
        assertThat(error.get("type").stringValue()).isEqualTo(type);
        assertThat(error.get("loc").get(1).stringValue()).isEqualTo(field);
        assertThat(balance(from)).isEqualTo("100.00");
    }

    @Test
    void refusesOneAccountAndUnknownOnes() {
        long account = bank.newAccount("100");

        assertThat(transfer(account, account, "1")
                        .json()
                        .get("detail")
                        .get(0)
                        .get("type")
                        .stringValue())
                .isEqualTo("value_error.same_account");
        assertThat(transfer(account, 2_000_000_000L, "1").status()).isEqualTo(404);
        assertThat(transfer(2_000_000_000L, account, "1").status()).isEqualTo(404);
        assertThat(transfer(account, 99_999_999_999L, "1").json().get("detail").stringValue())
                .isEqualTo("Account not found");
        assertThat(balance(account)).isEqualTo("100.00");
    }

    @Test
    void keepsTheSumOfMoneyWhenManyGoBothWaysAndAreTakenBack() throws Exception {
        long one = bank.newAccount("1000");
        long other = bank.newAccount("1000");
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            boolean there = i % 2 == 0;
            boolean back = i % 4 < 2;
            requests.add(() -> {
                var transfer = transfer(there ? one : other, there ? other : one, "1.25")
                        .json();
                return back ? bank.delete("/transactions/" + transfer.get("id")).status() : 204;
            });
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : threads.invokeAll(requests)) {
                assertThat(future.get()).isEqualTo(204);
            }
        }

        assertThat(List.of(balance(one), balance(other))).containsExactly("1000.00", "1000.00");
        assertThat(bank.get("/transactions?limit=1000&account_id=" + one).json().size())
                .isEqualTo(20);
    }

    private static TestBank.Reply transfer(long from, long to, String amount) {
        return bank.post("/transfers", """
                {"from_account_id": %d, "to_account_id": %d, "amount": %s, "description": "test"}""".formatted(from, to, amount));
    }

    private static String balance(long account) {
        return bank.get("/accounts/" + account)
                .json()
                .get("balance")
                .decimalValue()
                .setScale(2)
                .toPlainString();
    }
}
