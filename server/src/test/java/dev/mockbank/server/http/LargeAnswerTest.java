package dev.mockbank.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Await;
import dev.mockbank.server.RawClient;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.http.connection.ConnectionLimits;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Answers that wait for clients who do not read them have a bound of memory, in which each key has its half.
final class LargeAnswerTest {

    private static final int ROWS = 200;
    private static final String LIST = "/transactions?limit=" + ROWS;

    /// Of one answer about 200,000 bytes, of which two do not fit the half.
    private static final HttpLimits LIMITS =
            new HttpLimits(ConnectionLimits.DEFAULT, 4 << 20, Duration.ofSeconds(5), 600_000);

    @Test
    void areRefusedToWhoDoesNotReadThemAndToNobodyElse() {
        try (var bank = TestBank.start(Map.of(), LIMITS)) {
            long account = bank.newAccount("0");
            var booked = bank.post("/transactions/batch", batch(account));
            assertThat(booked.status()).isEqualTo(201);
            assertThat(booked.text().length()).isBetween(160_000, 290_000);
            var other = bank.newKey();

            try (var idle = RawClient.of(bank)) {
                // More than the buffers of both sides hold.
                idle.send(("GET " + LIST + " HTTP/1.1\r\nHost: x\r\nx-api-key: " + bank.key() + "\r\n\r\n").repeat(50));
                // Between two of its answers there is room.
                Await.until(
                        20,
                        () -> IntStream.range(0, 10)
                                .allMatch(_ -> bank.get(LIST).status() == 503));

                var refused = bank.get(LIST);
                assertThat(refused.header("Retry-After")).contains("1");
                assertThat(refused.json().get("detail").stringValue()).contains("request fewer rows at once");
                assertThat(bank.get(LIST, other).status()).isEqualTo(200);
                assertThat(bank.get("/transactions?limit=5").status()).isEqualTo(200);
                // What was done is told, whatever it takes.
                assertThat(bank.post("/transactions/batch", batch(account)).status())
                        .isEqualTo(201);
            }
            Await.until(20, () -> bank.get(LIST).status() == 200);
        }
    }

    private static String batch(long account) {
        return IntStream.range(0, ROWS)
                .mapToObj(_ ->
                        "{\"account_id\":" + account + ",\"amount\":1,\"description\":\"" + "x".repeat(800) + "\"}")
                .collect(Collectors.joining(",", "{\"transactions\":[", "]}"));
    }
}
