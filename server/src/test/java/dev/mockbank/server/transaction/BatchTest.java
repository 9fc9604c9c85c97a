package dev.mockbank.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BatchTest {

    private static TestBank bank;
    private long account;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @BeforeEach
    void openAccount() {
        account = bank.newAccount("0");
    }

    @Test
    void booksAThousandInTheirOrder() {
        var reply = batch(IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> posting(account, i + ".01"))
                .collect(Collectors.joining(",")));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().size()).isEqualTo(1000);
        assertThat(reply.json().valueStream().map(row -> row.get("id").longValue()))
                .isSorted();
        assertThat(reply.json().get(999).get("balance_after").decimalValue()).isEqualByComparingTo("500510.00");
        assertThat(balance()).isEqualTo("500510.00");
    }

    @Test
    void namesEachFieldThatIsWrongByItsIndex() {
        var reply = batch(posting(account, "1") + ",{\"amount\":\"x\"},3");

        assertThat(locations(reply))
                .containsExactly(
                        "[\"body\",\"transactions\",1,\"account_id\"]",
                        "[\"body\",\"transactions\",1,\"amount\"]",
                        "[\"body\",\"transactions\",2]");
        assertThat(balance()).isEqualTo("0.00");
    }

    @Test
    void namesEachPostingOnAnUnknownAccount() {
        var reply = batch(String.join(
                ",", posting(account, "1"), posting(2_000_000_000L, "1"), posting(account, "1"), posting(-1, "1")));

        assertThat(locations(reply))
                .containsExactly(
                        "[\"body\",\"transactions\",1,\"account_id\"]", "[\"body\",\"transactions\",3,\"account_id\"]");
        assertThat(balance()).isEqualTo("0.00");
    }

    @Test
    void namesThePostingThatTakesABalanceTooFar() {
        var reply = batch(
                posting(account, "1") + "," + posting(account, "9999999999999999.99") + "," + posting(account, "2"));

        assertThat(locations(reply)).containsExactly("[\"body\",\"transactions\",1,\"amount\"]");
        assertThat(balance()).isEqualTo("0.00");
    }

    @Test
    void namesThePostingThatTakesABalanceTooFarThoughALaterOneBringsItBack() {
        var reply = batch(
                posting(account, "9999999999999999.99") + "," + posting(account, "1") + "," + posting(account, "-5"));

        assertThat(locations(reply)).containsExactly("[\"body\",\"transactions\",1,\"amount\"]");
        assertThat(balance()).isEqualTo("0.00");
    }

    @Test
    void wantsAListOfOneToAThousand() {
        var tooMany =
                IntStream.range(0, 1001).mapToObj(_ -> posting(account, "1")).collect(Collectors.joining(","));

        assertThat(types(batch(""))).containsExactly("value_error.list.min_items");
        assertThat(types(batch(tooMany))).containsExactly("value_error.list.max_items");
        assertThat(types(bank.post("/transactions/batch", "{\"transactions\":5}")))
                .containsExactly("type_error.list");
        assertThat(types(bank.post("/transactions/batch", "{}"))).containsExactly("value_error.missing");
    }

    private static TestBank.Reply batch(String postings) {
        return bank.post("/transactions/batch", "{\"transactions\":[" + postings + "]}");
    }

    private static String posting(long account, String amount) {
        return "{\"account_id\":" + account + ",\"amount\":" + amount + "}";
    }

    private static List<String> locations(TestBank.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        return reply.json()
                .get("detail")
                .valueStream()
                .map(error -> error.get("loc").toString())
                .toList();
    }

    private static List<String> types(TestBank.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        return reply.json()
                .get("detail")
                .valueStream()
                .map(error -> error.get("type").stringValue())
                .toList();
    }

    private String balance() {
        return bank.get("/accounts/" + account)
                .json()
                .get("balance")
                .decimalValue()
                .setScale(2)
                .toPlainString();
    }
}
