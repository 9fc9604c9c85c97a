package dev.mockbank.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The case that claims were built for: requests and responses are lost, the client repeats, and each
/// posting is there once.
@Tag("database")
final class LostResponsesTest {

    private static final int POSTINGS = 200;
    private static final int CLIENTS = 8;
    private static final int MAX_TRIES = 100;

    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger replayed = new AtomicInteger();

    @Test
    void findsEachPostingOnce() throws Exception {
        try (var bank = TestBank.start();
                var client = new TestClient("http://127.0.0.1:" + bank.port());
                var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var sandbox = FaultySandbox.in(bank);
            sandbox.rules("{\"method\":\"POST\",\"fault\":\"drop_after\",\"probability\":0.3},"
                    + "{\"method\":\"POST\",\"fault\":\"drop_before\",\"probability\":0.1}");

            var postings = new ArrayList<Future<Integer>>();
            for (int number = 1; number <= POSTINGS; number++) {
                int posting = number;
                postings.add(threads.submit(() -> post(client, sandbox.key(), posting)));
            }
            var ids = new ArrayList<Integer>();
            for (var posting : postings) {
                ids.add(posting.get());
            }

            assertThat(ids).doesNotHaveDuplicates();
            var listed = sandbox.get("/transactions?limit=1000").json();
            assertThat(listed.valueStream().map(row -> row.get("description").asString()))
                    .hasSize(POSTINGS)
                    .doesNotHaveDuplicates();
            assertThat(sandbox.get("/accounts/1").json().get("balance").asString())
                    .isEqualTo((100 + POSTINGS) + ".00");
            assertThat(lost).hasValueGreaterThan(POSTINGS / 4);
            assertThat(replayed).hasValueGreaterThan(POSTINGS / 8);
        }
    }

    private int post(TestClient client, String key, int number) throws InterruptedException {
        var headers = Map.of(
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        var body = "{\"account_id\":1,\"amount\":1,\"description\":\"posting " + number + "\"}";
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            try {
                var reply = client.send("POST", "/transactions", key, body, headers);
                assertThat(reply.status()).isIn(List.of(201, 409));
                if (reply.status() == 201) {
                    reply.header("Idempotent-Replayed").ifPresent(_ -> replayed.incrementAndGet());
                    return reply.json().get("id").intValue();
                }
            } catch (IOException noAnswer) {
                lost.incrementAndGet();
            }
        }
        throw new AssertionError("No response to posting " + number);
    }
}
