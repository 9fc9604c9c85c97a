package dev.mockbank.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class TransactionsTest {

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
    void deletingATransactionMovesTheBalanceBack() {
        long account = bank.newAccount("100");
        post(account, "-30.10");
        long second = post(account, "5").get("id").longValue();
        assertThat(balance(account)).isEqualTo("74.90");

        assertThat(bank.delete("/transactions/" + second).status()).isEqualTo(204);

        assertThat(balance(account)).isEqualTo("69.90");
        assertThat(bank.get("/transactions/" + second).status()).isEqualTo(404);
        assertThat(bank.delete("/transactions/" + second).status()).isEqualTo(404);
        assertThat(balance(account)).isEqualTo("69.90");
    }

    @Test
    void aDeletionThatWouldTakeTheBalanceBeyondItsColumnIsRefused() {
        long account = bank.newAccount("9999999999999999");
        long withdrawal = post(account, "-9999999999999999").get("id").longValue();
        post(account, "9999999999999999");

        var refused = bank.delete("/transactions/" + withdrawal);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(balance(account)).isEqualTo("9999999999999999.00");
        assertThat(bank.get("/transactions/" + withdrawal).status()).isEqualTo(200);
    }

    @Test
    void manyDeletionsOfOneTransactionMoveTheBalanceOnce() {
        long account = bank.newAccount("0");
        long transaction = post(account, "7").get("id").longValue();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var deletions = IntStream.range(0, 16)
                    .mapToObj(_ -> threads.submit(
                            () -> bank.delete("/transactions/" + transaction).status()))
                    .toList();
            assertThat(deletions.stream().map(TransactionsTest::get)).containsOnlyOnce(204);
        }
        assertThat(balance(account)).isEqualTo("0.00");
    }

    @Test
    void postingsAndDeletionsAtOnceLoseNothing() {
        long account = bank.newAccount("0");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                threads.execute(() -> {
                    for (int n = 0; n < 10; n++) {
                        post(account, "1.25");
                        bank.delete("/transactions/" + post(account, "3").get("id"));
                    }
                });
            }
        }
        assertThat(balance(account)).isEqualTo("200.00");
        assertThat(bank.get("/transactions?limit=1000&account_id=" + account)
                        .json()
                        .size())
                .isEqualTo(160);
    }

    @Test
    void nullTakesCategoryAndDescriptionAway() {
        long account = bank.newAccount("0");
        var body = "{\"account_id\":" + account + ",\"amount\":1,\"category\":\"c\",\"description\":\"d\"}";
        var path = "/transactions/" + bank.post("/transactions", body).json().get("id");

        assertThat(bank.patch(path, "{}").text()).isEqualTo(bank.get(path).text());
        assertFields(bank.patch(path, "{\"category\":\"other\"}").json(), "\"other\"", "\"d\"");
        assertFields(bank.patch(path, "{\"category\":null}").json(), "null", "\"d\"");
        assertFields(bank.patch(path, "{\"description\":null}").json(), "null", "null");
        assertFields(
                bank.patch(path, "{\"category\":\"\",\"description\":\"😀\"}").json(), "\"\"", "\"😀\"");
        assertFields(bank.get(path).json(), "\"\"", "\"😀\"");
    }

    @Test
    void anEmptyTextIsNoMissingOne() {
        long account = bank.newAccount("0");
        var body = "{\"account_id\":" + account + ",\"amount\":1,\"category\":\"\",\"description\":null}";

        assertFields(bank.post("/transactions", body).json(), "\"\"", "null");
    }

    @ParameterizedTest
    @CsvSource({
        "\"2024-03-01T09:41:00.123456789+02:00\", 2024-03-01T07:41:00.123456+00:00",
        "\"2024-03-01T09:41:00Z\", 2024-03-01T09:41:00.000000+00:00",
        "\"2024-03-01 09:41\", 2024-03-01T09:41:00.000000+00:00",
        "\"1900-01-01T00:00:00Z\", 1900-01-01T00:00:00.000000+00:00",
        "1700000000, 2023-11-14T22:13:20.000000+00:00",
        "1700000000.5, 2023-11-14T22:13:20.500000+00:00",
        "1700000000123, 2023-11-14T22:13:20.123000+00:00",
        "\"1700000000\", 2023-11-14T22:13:20.000000+00:00"
    })
    void bookingsOfThePastKeepTheirTime(String timestamp, String expected) {
        long account = bank.newAccount("0");

        var posted = bank.post(
                "/transactions", "{\"account_id\":" + account + ",\"amount\":1,\"timestamp\":" + timestamp + "}");

        assertThat(posted.status()).as(posted.text()).isEqualTo(201);
        assertThat(posted.json().get("timestamp").stringValue()).isEqualTo(expected);
        assertThat(bank.get("/transactions/" + posted.json().get("id")).text()).isEqualTo(posted.text());
    }

    @Test
    void withoutATimestampItIsNow() {
        long account = bank.newAccount("0");
        for (var timestamp : new String[] {"", ",\"timestamp\":null"}) {
            var posted = bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":1" + timestamp + "}");

            var at = OffsetDateTime.parse(posted.json().get("timestamp").stringValue())
                    .toInstant();
            assertThat(Duration.between(at, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void aClockThatIsABitFastIsNoFuture() {
        long account = bank.newAccount("0");
        var soon = Instant.now().plusSeconds(30);
        var late = Instant.now().plusSeconds(120);
        var body = "{\"account_id\":" + account + ",\"amount\":1,\"timestamp\":\"%s\"}";

        assertThat(bank.post("/transactions", body.formatted(soon)).status()).isEqualTo(201);
        assertThat(bank.post("/transactions", body.formatted(late)).status()).isEqualTo(422);
    }

    private static void assertFields(JsonNode transaction, String category, String description) {
        assertThat(transaction.get("category").toString()).isEqualTo(category);
        assertThat(transaction.get("description").toString()).isEqualTo(description);
    }

    private static JsonNode post(long account, String amount) {
        return bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":" + amount + "}")
                .json();
    }

    private static String balance(long account) {
        var text = bank.get("/accounts/" + account).text();
        return text.substring(text.indexOf("\"balance\":") + 10, text.length() - 1);
    }

    private static int get(Future<Integer> status) {
        try {
            return status.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
